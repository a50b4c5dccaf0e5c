package com.heycmo.outreach.approval.pages.review;

import jakarta.servlet.http.HttpServletRequest;

/** Recognises requests of htmx, which replaces parts of a page. */
final class Htmx {

    private Htmx() {}

    static boolean isRequest(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
