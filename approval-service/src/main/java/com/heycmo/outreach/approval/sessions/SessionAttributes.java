package com.heycmo.outreach.approval.sessions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * Reads attributes that Java's serialization has written. Spring Security keeps its classes readable from one minor version
 * to the next. No other classes than those of a session are read, so that who can write to the table cannot run code by it.
 */
final class SessionAttributes implements GenericConverter {

    private static final Logger log = LoggerFactory.getLogger(SessionAttributes.class);

    private static final ObjectInputFilter FILTER =
            ObjectInputFilter.Config.createFilter("maxdepth=40;maxrefs=20000;maxarray=200000;maxbytes=2000000;"
                    + "com.heycmo.outreach.**;org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;"
                    + "java.lang.*;java.time.*;java.util.*;java.util.concurrent.CopyOnWriteArrayList;"
                    + "jakarta.servlet.http.Cookie;!*");

    static ConversionService converters() {
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(new SessionAttributes());
        return service;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    /** Null if the bytes cannot be read, as after an upgrade of a library: the person then signs in again. */
    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        byte[] bytes = (byte[]) Objects.requireNonNull(source);
        try (ObjectInputStream in = new ConfigurableObjectInputStream(
                new ByteArrayInputStream(bytes), SessionAttributes.class.getClassLoader())) {
            in.setObjectInputFilter(FILTER);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            log.warn("An attribute of a session cannot be read and counts as absent: {}", e.toString());
            return null;
        }
    }
}
