package com.heycmo.outreach.approval.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.servlet.FlashMap;

class SessionAttributesTests {

    private final ConversionService converters = SessionAttributes.converters();

    @Test
    void readsWhatItWrote() {
        Person person = new Person(UUID.randomUUID(), "Rita", Map.of(UUID.randomUUID(), Role.REVIEWER));
        SecurityContextImpl context = new SecurityContextImpl(new CallerAuthentication(person));
        FlashMap flash = new FlashMap();
        flash.put("saved", true);
        flash.setTargetRequestPath("/outreach/linkedin");
        flash.addTargetRequestParam("tab", "approved");

        assertThat(readAgain(context)).isEqualTo(context);
        assertThat(readAgain(new CopyOnWriteArrayList<>(List.of(flash)))).isEqualTo(List.of(flash));
    }

    @Test
    void readsNoClassThatASessionDoesNotContain() {
        assertThat(readAgain(new InetSocketAddress(0))).isNull();
        assertThat(readAgain(new Object[] {new InetSocketAddress(0)})).isNull();
    }

    @Test
    void whatIsNotSerializedIsAbsent() {
        assertThat(converters.convert(new byte[] {1, 2, 3}, Object.class)).isNull();
        assertThat(converters.convert(new byte[0], Object.class)).isNull();
    }

    private @Nullable Object readAgain(Serializable attribute) {
        return converters.convert(converters.convert(attribute, byte[].class), Object.class);
    }

    private @Nullable Object readAgain(Object[] attributes) {
        return converters.convert(converters.convert((Object) attributes, byte[].class), Object.class);
    }
}
