package com.heycmo.outreach.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer: as JSON for programs, as a page for a browser that navigates. */
public final class ProblemWriter {

    private final JsonMapper json;
    private final ProblemPage page;

    public ProblemWriter(JsonMapper json) {
        this(json, new ProblemPage("", 0));
    }

    ProblemWriter(JsonMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    /** Writes the problem. The response must not be committed. */
    public void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(problem, request.getRequestURI(), request, response);
    }

    /** @param path the client's path, which an error dispatch replaces in the request */
    void write(ProblemException problem, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.log(problem);
        ProblemDetail body = problem.getBody();
        body.setInstance(Problems.instanceAt(path));
        response.setStatus(problem.getStatusCode().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream()
                .write(
                        AcceptHeader.prefersPage(request, path)
                                ? page.of(body, request, response).getBytes(StandardCharsets.UTF_8)
                                : json(body, response));
    }

    private byte[] json(ProblemDetail body, HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return json.writeValueAsBytes(body);
    }
}
