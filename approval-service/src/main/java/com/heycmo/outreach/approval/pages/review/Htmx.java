package com.heycmo.outreach.approval.pages.review;

import jakarta.servlet.http.HttpServletRequest;

/** Tells a script that puts pieces into a page from a browser that shows a whole one. */
final class Htmx {

    static final String HEADER = "HX-Request";

    private Htmx() {}

    static boolean asks(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }
}
