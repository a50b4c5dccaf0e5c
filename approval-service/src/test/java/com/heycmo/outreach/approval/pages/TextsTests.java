package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.history.HistoryQuery;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.status.FailureKind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Texts of the pages in both languages. */
class TextsTests {

    /** {@code #{card.day(${…})}}, also in {@code th:attr}; computed parts are between double underscores. */
    private static final Pattern KEY = Pattern.compile("#\\{((?:__\\$\\{.*?}__|[\\w.-])+)");

    private static final Pattern COMPUTED = Pattern.compile("__.*?__");

    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("pages_de")).isEqualTo(keys("pages"));
    }

    @Test
    void noTextIsBlank() throws IOException {
        for (String language : List.of("pages", "pages_de")) {
            assertThat(texts(language).values())
                    .as(language)
                    .noneMatch(text -> text.toString().isBlank());
        }
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() throws IOException {
        Properties german = texts("pages_de");
        texts("pages")
                .forEach((key, text) -> assertThat(placeholders(german.getProperty(key.toString())))
                        .as(key.toString())
                        .isEqualTo(placeholders(text.toString())));
    }

    @Test
    void everyKeyOfATemplateExists() throws IOException {
        Set<String> known = keys("pages");
        Set<String> used = usedKeys();

        assertThat(used).hasSizeGreaterThan(100);
        assertThat(used)
                .allSatisfy(
                        key -> assertThat(known).as(key).anyMatch(pattern(key).asMatchPredicate()));
    }

    @Test
    void everyTextIsUsed() throws IOException {
        List<Pattern> used = usedKeys().stream().map(TextsTests::pattern).toList();

        assertThat(keys("pages"))
                .allSatisfy(key -> assertThat(used)
                        .as(key)
                        .anyMatch(pattern -> pattern.asMatchPredicate().test(key)));
    }

    @Test
    void everyReasonActionAndAuditActionHasAText() throws IOException {
        Stream<String> reasons = Arrays.stream(ReasonCode.values()).map(code -> "reason." + code.wireName());
        Stream<String> actions = Arrays.stream(Action.values())
                .flatMap(action -> Stream.of("action." + action.wireName(), "counter." + action.wireName()));
        Stream<String> events = HistoryQuery.ALL_ACTIONS.stream().map(what -> "audit." + what);
        Collection<String> needed =
                Stream.of(reasons, actions, events).flatMap(names -> names).toList();

        assertThat(keys("pages")).containsAll(needed);
    }

    /** Each tells people what to do. */
    @Test
    void everyFailureCodePauseAndHoldHasAText() throws IOException {
        Stream<String> codes = Arrays.stream(FailureCode.values()).map(code -> "code." + code.wireName());
        Stream<String> pauses = Stream.of(
                        "failures", "restored", "logged_out", "checkpoint", "restricted", "update_required")
                .map(rule -> "pause.rule." + rule);
        Stream<String> holds =
                Stream.of("weekly_limit", "note_quota", "rate_limited").map(reason -> "hold." + reason);
        Stream<String> kinds = Arrays.stream(FailureKind.values()).map(kind -> "failure." + kind.wireName());

        assertThat(keys("pages"))
                .containsAll(Stream.of(codes, pauses, holds, kinds)
                        .flatMap(names -> names)
                        .toList());
    }

    private static Set<String> usedKeys() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Resource template : RESOURCES.getResources("classpath:templates/**/*.html")) {
            Matcher key = KEY.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            key.results().forEach(found -> used.add(found.group(1)));
        }
        return used;
    }

    /** Matches the keys that a template's key can evaluate to. */
    private static Pattern pattern(String key) {
        return Pattern.compile(Arrays.stream(COMPUTED.split(key, -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[\\w-]+" + b)
                .orElseThrow());
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\w+")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> keys(String name) throws IOException {
        return new TreeSet<>(texts(name).stringPropertyNames());
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        Resource file = RESOURCES.getResource("classpath:texts/" + name + ".properties");
        texts.load(new StringReader(file.getContentAsString(StandardCharsets.UTF_8)));
        return texts;
    }
}
