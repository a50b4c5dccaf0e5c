package com.heycmo.outreach.problems.slow;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;

/** A request whose body has arrived. To the filters that follow it is an ordinary one, not a second dispatch. */
final class ReceivedRequest extends HttpServletRequestWrapper {

    private static final String BODY = ReceivedRequest.class.getName();
    private static final FormHttpMessageConverter FORMS = new FormHttpMessageConverter();

    private final ServletInputStream stream;
    private @Nullable BufferedReader reader;
    private @Nullable Map<String, String[]> parameters;

    ReceivedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.stream = new Body(body);
    }

    /** Keeps the body for the next dispatch of this request. */
    static void setBody(ServletRequest request, byte[] body) {
        request.setAttribute(BODY, body);
    }

    /** Null if it has not arrived. */
    static byte @Nullable [] body(ServletRequest request) {
        return (byte[]) request.getAttribute(BODY);
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            reader = new BufferedReader(new InputStreamReader(stream, charset));
        }
        return reader;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            parameters = new LinkedHashMap<>(super.getParameterMap());
            form().forEach((name, values) ->
                    parameters.merge(name, values.toArray(String[]::new), StringUtils::concatenateStringArrays));
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** The fields of a form. Tomcat reads them only from a body that nobody has read. */
    private MultiValueMap<String, String> form() {
        ServletServerHttpRequest message = new ServletServerHttpRequest(this) {
            @Override
            public InputStream getBody() {
                // Spring would make it from the parameters.
                return stream;
            }
        };
        try {
            return BodyLimit.isForm(this) ? FORMS.read(null, message) : MultiValueMap.fromMultiValue(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body has arrived; it can be read without waiting.");
        }
    }
}
