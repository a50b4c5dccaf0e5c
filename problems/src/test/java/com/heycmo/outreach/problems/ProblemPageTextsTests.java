package com.heycmo.outreach.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ProblemPageTextsTests {

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(texts("texts/problems_de.properties").keySet())
                .isEqualTo(texts("texts/problems.properties").keySet());
    }

    @Test
    void everyProblemTypeHasATitleAndAText() throws IOException {
        assertThat(Arrays.stream(ProblemType.values()).map(type -> type.status().value()))
                .allSatisfy(status -> assertThat(texts("texts/problems.properties"))
                        .containsKeys("title." + status, "text." + status));
    }

    /** They are put into the page as they are. */
    @Test
    void noTextContainsMarkup() throws IOException {
        for (String name : new String[] {"texts/problems.properties", "texts/problems_de.properties"}) {
            assertThat(texts(name).values())
                    .allSatisfy(text -> assertThat(text.toString()).doesNotContainPattern("[<>&\"]"));
        }
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(new ClassPathResource(name).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
