package com.heycmo.outreach.sql;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the arrays that a statement unnests. All values are sent as text; the statement casts them. */
public final class TextArrays {

    private TextArrays() {}

    /** One field of every element, in order; null stays null. */
    public static <T> @Nullable String[] of(Collection<T> elements, Function<T, @Nullable Object> field) {
        return elements.stream()
                .map(element -> Objects.toString(field.apply(element), null))
                .toArray(String[]::new);
    }
}
