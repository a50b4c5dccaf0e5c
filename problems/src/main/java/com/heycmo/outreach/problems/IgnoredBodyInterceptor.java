package com.heycmo.outreach.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a request to an operation that takes none, so that a truncated, endless or malformed one is rejected
 * before the operation runs and not when the container skips it afterwards.
 */
final class IgnoredBodyInterceptor implements HandlerInterceptor {

    private final JsonMapper json;

    IgnoredBodyInterceptor(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && !takesBody(operation)) {
            ServletServerHttpRequest message = new ServletServerHttpRequest(request);
            try (InputStream body = request.getInputStream()) {
                if (isJson(message)) {
                    json.readTree(body);
                } else {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException | JacksonException e) {
                throw new HttpMessageNotReadableException("The ignored body cannot be read.", e, message);
            }
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean isJson(ServletServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.APPLICATION_JSON);
    }
}
