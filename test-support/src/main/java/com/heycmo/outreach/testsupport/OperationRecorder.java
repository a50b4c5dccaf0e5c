package com.heycmo.outreach.testsupport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Records which methods of controllers served a request, so that a test that must try every operation notices one that
 * it left out. Import it into the context of the test.
 */
public final class OperationRecorder implements WebMvcConfigurer, HandlerInterceptor {

    private final Set<String> called = ConcurrentHashMap.newKeySet();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        called.add(handler.toString());
        return true;
    }

    /** The methods that were called, as {@code package.Controller#method(types)}. */
    public Set<String> called() {
        return called;
    }

    /** The methods that the controllers below this package have, in the same spelling. */
    public static Set<String> operations(ApplicationContext context, String root) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(method -> method.getBeanType().getName().startsWith(root))
                .map(HandlerMethod::toString)
                .collect(Collectors.toSet());
    }
}
