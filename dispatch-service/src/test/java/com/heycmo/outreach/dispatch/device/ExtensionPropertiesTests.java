package com.heycmo.outreach.dispatch.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ExtensionPropertiesTests {

    @ParameterizedTest
    @CsvSource({"1.4.0, 1.4.0", "'', ", "' ', "})
    void anEmptyMinimumVersionMeansAnyVersion(String configured, @Nullable String minimum) {
        Binder binder = new Binder(
                new MapConfigurationPropertySource(Map.of("outreach.extension.minimum-version", configured)));

        assertThat(binder.bindOrCreate("outreach.extension", ExtensionProperties.class)
                        .minimumVersion())
                .isEqualTo(minimum);
    }
}
