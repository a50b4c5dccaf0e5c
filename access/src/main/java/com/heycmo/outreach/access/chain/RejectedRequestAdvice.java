package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers requests that the firewall rejects only when Spring MVC reads a header or the parameters. Before the advice for
 * all exceptions, which would answer 500.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RejectedRequestAdvice {

    private final ProblemWriter writer;

    public RejectedRequestAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler(RequestRejectedException.class)
    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(
                ProblemException.malformed("A header or the name of a parameter contains a control character."),
                request,
                response);
    }
}
