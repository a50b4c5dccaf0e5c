package com.heycmo.outreach.warning;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWarningsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi {{first_name}}, congratulations.",
                "Hi {{ firstName | default: '' }},",
                "Hi [Name], congratulations.",
                "Hi [First Name],",
                "Great to see [Company] grow.",
                "Hallo [Vorname],",
                "Best, [Your Name]",
                "[insert a compliment here]",
                "Hi {first_name},",
                "Hi {Name}!",
                "Hi ${lead.name},",
                "Hi %FIRST_NAME%,",
                "Hi *|FNAME|*,",
                "Hi <first name>,",
                "Hi undefined, congratulations.",
                "Hallo undefined",
                "Congratulations to undefined on the round.",
                "I saw your work at undefined.",
                "Hi null, congratulations.",
                "Hi [object Object],"
            })
    void findsPlaceholders(String text) {
        assertThat(warnings("Jane Doe", text)).contains(Warning.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C++ leaves this undefined, which is undefined behaviour.",
                "The scope was left undefined. We wrote it down.",
                "An undefined role is a chance.",
                "TypeError: undefined is not a function",
                "Our roles are still undefined, and so is the name.",
                "See [1] and [Update] for details.",
                "We use {curly} and [square] brackets.",
                "Growth of 50% in the name of 20%",
                "if (a < name && b > c)",
                "Hi Jane, the null hypothesis was rejected.",
                "A REST path such as /users/{id} is fine.",
                "[EN] Hello Jane [DE] Hallo Jane",
                "I ❤️ {} and []."
            })
    void ordinaryTextsHaveNoPlaceholder(String text) {
        assertThat(warnings("Jane Doe", text)).doesNotContain(Warning.PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jane Doe           | Hi Bob, congratulations on the round.
            Jane Doe           | Hi John, congratulations.
            Jane Doe           | Hello Michael! I saw
            Jane Doe           | Dear Dr. Smith, thank you.
            Jane Doe           | 👋 Hi Bob, how are you?
            Anna Schmidt       | Hallo Frau Müller, herzlichen Glückwunsch.
            Anna Schmidt       | Sehr geehrter Herr Prof. Dr. Weber,
            Anna-Lena Schmidt  | Lieber Peter, danke
            Jean Dupont        | Bonjour Monsieur Martin,
            María García       | Hola Carlos, ¿qué tal?
            Mark Smith         | Hi Mary, thanks
            Luca Rossi         | Ciao Giulia, complimenti
            Jane Doe           | Hi Bob – great talk
            Jane Doe           | Hi Bob
            """)
    void findsGreetingsOfSomebodyElse(String name, String text) {
        assertThat(warnings(name, text)).contains(Warning.NAME_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jane Doe              | Hi Jane, congratulations.
            Jane Doe              | Hi Jane congratulations on the round.
            Jane Doe              | HI JANE, congratulations.
            Jane Doe              | hi jane, congratulations.
            Jane Doe              | Hi there, congratulations.
            Jane Doe              | Hi There! Congratulations.
            Jane Doe              | Hi all,
            Jane Doe              | Hi Everyone, great news
            Jane Doe              | Hello again, Jane
            Jane Doe              | Hello from Berlin, I saw your post.
            Jane Doe              | Hello World, hello Jane
            Jane Doe              | Hi Jane and Bob, congratulations.
            Jane Doe              | Hi Bob and Jane, congratulations.
            Jane Doe              | Hi Acme team, congratulations.
            Jane Doe              | Dear Hiring Manager,
            Jane Doe              | Dear Sir or Madam,
            Jane Doe              | Dear Ms. Doe,
            Jane Doe              | Dear Dr. Doe, thank you.
            Jane Doe              | Dear Dr.Doe, thank you.
            Jane Smith            | Dear Dr. Smith, thank you.
            Jane Doe              | Hi Jane's team, hello
            Jane Doe              | Hi, I'm Tom and I read your post.
            Jane Doe              | Hi! Tom here.
            Jane Doe              | Hi I'm Tom, nice to meet you.
            Jane Doe              | Hi Congrats, Jane!
            Jane Doe              | Hey, Bob told me about you.
            Jane Doe              | Congratulations Bob, great work
            Jane Doe              | Bob and I read your post.
            Jane Doe              | Good morning Jane!
            Jane Doe              | Happy Monday, Jane
            Janet Doe             | Hi Jannet, hello
            J. Doe                | Hi Jane,
            Jane D.               | Hi Jane,
            Dr. Jane Doe, PhD     | Hi Jane,
            Jane "JD" Doe         | Hi JD,
            Elizabeth Smith       | Hi Liz, how are you?
            Elizabeth Smith       | Hi Beth, how are you?
            Robert Brown          | Hi Bob, how are you?
            William Brown         | Hi Bill, how are you?
            Richard Brown         | Hi Dick,
            Michael Brown         | Hi Mike,
            Thomas Müller         | Hi Tom,
            Alexander Kuhn        | Hallo Sascha,
            Sebastian Kuhn        | Hallo Basti,
            Francisco Ruiz        | Hola Paco,
            José Ruiz             | Hola Pepe,
            Francesca Rossi       | Ciao Franca,
            Anna Müller           | Hallo Frau Müller, herzlichen Glückwunsch.
            Anna Müller           | Hallo Frau Mueller,
            Anna Mueller          | Hallo Frau Müller,
            Jörg Weiß             | Hallo Joerg,
            Jörg Weiß             | Hallo Herr Weiss,
            Anna-Lena Schmidt     | Liebe Anna-Lena,
            Anna-Lena Schmidt     | Liebe Anna,
            Anna Lena Schmidt     | Liebe Annalena,
            Anna Schmidt          | Sehr geehrte Damen und Herren,
            Anna Schmidt          | Hallo zusammen,
            Anna Schmidt          | Liebe Kolleginnen und Kollegen,
            Anna Schmidt          | Guten Tag Frau Dr. Schmidt,
            Anna Schmidt          | Moin Anna!
            Anna Schmidt          | Hallo Frau Kollegin Schmidt,
            Klaus von der Heide   | Sehr geehrter Herr von der Heide,
            Max Mustermann        | Hallo Max Mustermann – schön,
            Jean Dupont           | Bonjour Monsieur Dupont,
            Jean Dupont           | Bonjour Monsieur,
            Jean Dupont           | Bonjour à tous,
            Zoé Lefèvre           | Salut Zoe,
            François Petit        | Cher Francois,
            María José García     | Hola María José,
            María José García     | Estimada Sra. García,
            Luca Rossi            | Gentile Dott. Rossi,
            João Silva            | Olá Joao, tudo bem?
            Łukasz Nowak          | Cześć Lukasz,
            Søren Berg            | Hej Soren,
            O'Brien Pat           | Dear Mr. O’Brien,
            王伟                   | Hi David, congratulations
            Иван Петров           | Hi Ivan, congratulations
            Jane Doe              | Здравствуйте, Иван!
            Jane Doe              | こんにちは、田中さん
            """)
    void ordinaryGreetingsAreNoMismatch(String name, String text) {
        assertThat(warnings(name, text)).doesNotContain(Warning.NAME_MISMATCH);
    }

    @Test
    void withoutANameNobodyIsSomebodyElse() {
        assertThat(TextWarnings.of(Action.MESSAGE, null, null, "Hi Bob,")).isEmpty();
        assertThat(TextWarnings.of(Action.MESSAGE, " ", null, "Hi Bob,")).isEmpty();
        assertThat(TextWarnings.of(Action.MESSAGE, "Jane Doe", "Globex", "Hi Globex,"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi\u200B Jane",
                "Hi Ja\u00ADne",
                "\uFEFFHi Jane",
                "Hi\u2060Jane",
                "J\u200Dane",
                "Hi \u202EJane",
                "Hi ❤\uFE0F\uFE0F",
                "Hi \uDB40\uDC68",
                "Hi\u2800",
                "Hi\u0007"
            })
    void findsInvisibleCharacters(String text) {
        assertThat(warnings("Jane Doe", text)).containsExactly(Warning.INVISIBLE_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Jane,\n\n\tcongratulations.  Bye",
                "Vous êtes prête\u00A0? 10\u202F000\u2009€",
                "👩\u200D💻 👁\uFE0F\u200D🗨\uFE0F ❤\uFE0F 1\uFE0F\u20E3 👍🏽 🇩🇪",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "شركت\u200Cهاي شما",
                "שלום \u200FJane\u200E!",
                "क्\u200Dष",
                "สวัสดี\u200Bครับ",
                "東京　タワー"
            })
    void charactersThatAScriptNeedsAreNotHidden(String text) {
        assertThat(warnings("Jane Doe", text)).doesNotContain(Warning.INVISIBLE_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"See https://acme.com", "see www.acme.de", "Book: calendly.com/jane/30min", "lnkd.in/abc"})
    void findsLinksInNotes(String text) {
        assertThat(TextWarnings.of(Action.CONNECTION_REQUEST, null, null, text)).containsExactly(Warning.LINK_IN_NOTE);
        assertThat(TextWarnings.of(Action.MESSAGE, null, null, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Congratulations on joining Booking.com!",
                "We build with Node.js/React and ASP.NET.",
                "CI/CD, B2B/B2C, e.g. and/or, Inc.",
                "Thanks.In the end it works."
            })
    void namesWithDotsAreNoLinks(String text) {
        assertThat(TextWarnings.of(Action.CONNECTION_REQUEST, null, null, text)).isEmpty();
    }

    @Test
    void countsNotesInUtf16() {
        assertThat(TextWarnings.of(Action.CONNECTION_REQUEST, null, null, "👋".repeat(100)))
                .isEmpty();
        assertThat(TextWarnings.of(Action.CONNECTION_REQUEST, null, null, "👋".repeat(100) + "!"))
                .containsExactly(Warning.NOTE_OVER_200);
        assertThat(TextWarnings.of(Action.MESSAGE, null, null, "a".repeat(1000)))
                .isEmpty();
    }

    private static Iterable<Warning> warnings(String name, String text) {
        return TextWarnings.of(Action.MESSAGE, name, "Acme", text);
    }
}
