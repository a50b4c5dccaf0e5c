package com.heycmo.outreach.approval.pages.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class ScriptBundleTests {

    @Test
    void runsEachModuleOnceAfterThoseThatItImports() {
        String bundle = bundle(Map.of(
                "page.js",
                "import './a.js';\nimport {\n  one,\n  two,\n} from './b-c.js';\none(two);\n",
                "a.js",
                "import { one } from './b-c.js';\nexport function a() {}\n",
                "b-c.js",
                "export const two = 2;\nexport async function one() {}\nlet own = 3;\n"));

        assertThat(bundle).isEqualToIgnoringWhitespace("""
                const module_b_c_js = (() => {
                const two = 2;
                async function one() {}
                let own = 3;
                return { two, one };
                })();
                const module_a_js = (() => {
                const { one } = module_b_c_js;
                function a() {}
                return { a };
                })();
                const module_page_js = (() => {
                const { one, two, } = module_b_c_js;
                one(two);
                return { };
                })();
                """);
    }

    @Test
    void rejectsModulesThatImportEachOther() {
        Map<String, String> circle = Map.of(
                "page.js", "import './a.js';",
                "a.js", "import './b.js';",
                "b.js", "import './a.js';");

        assertThatIllegalStateException()
                .isThrownBy(() -> bundle(circle))
                .withMessage("b.js and a.js import each other.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import a from './a.js';",
                "import * as a from './a.js';",
                "import { a as b } from './a.js'; // renames\nexport default b;",
                "import { a } from '/elsewhere.js';",
                "export let a = 1;",
                "export { a };",
                "const a = await import('./a.js');"
            })
    void rejectsOtherForms(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> bundle(Map.of("page.js", text, "a.js", "export const a = 1;")))
                .withMessageStartingWith("page.js has an import or export of another form: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.js", "review.js", "import.js"})
    void bundlesTheScriptsOfThePages(String script) {
        assertThat(ScriptBundle.of(script, ScriptBundleTests::read))
                .contains("const module_" + script.replace(".", "_") + " = ")
                .doesNotContain("\nimport ");
    }

    private static String bundle(Map<String, String> modules) {
        return ScriptBundle.of("page.js", name -> Objects.requireNonNull(modules.get(name), name));
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("static/outreach/assets/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
