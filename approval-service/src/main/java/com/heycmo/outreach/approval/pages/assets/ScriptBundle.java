package com.heycmo.outreach.approval.pages.assets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.Assert;

/**
 * A script and the modules that it imports, as one module: each becomes a function that runs once, after those that it imports,
 * and returns its exports. Knows the forms of import and export that our scripts use and rejects all others.
 */
final class ScriptBundle {

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:\\{(\\s*\\w+(?:\\s*,\\s*\\w+)*\\s*,?\\s*)} from )?'\\./([\\w-]+)\\.js';", Pattern.MULTILINE);

    private static final Pattern EXPORT =
            Pattern.compile("^export (?=(?:async )?(?:function|const|class) (\\w+))", Pattern.MULTILINE);

    private static final Pattern OTHER = Pattern.compile("^(?:import|export)\\b.*|\\bimport\\(", Pattern.MULTILINE);

    private final UnaryOperator<String> read;
    private final Map<String, String> modules = new LinkedHashMap<>();

    private ScriptBundle(UnaryOperator<String> read) {
        this.read = read;
    }

    /** @param read returns the text of a module by its file name */
    static String of(String script, UnaryOperator<String> read) {
        ScriptBundle bundle = new ScriptBundle(read);
        bundle.add(script);
        return String.join("\n", bundle.modules.values());
    }

    private void add(String module) {
        String text = read.apply(module);
        modules.put(module, "");
        IMPORT.matcher(text).results().map(found -> found.group(2) + ".js").forEach(imported -> {
            Assert.state(!"".equals(modules.get(imported)), () -> module + " and " + imported + " import each other.");
            if (!modules.containsKey(imported)) {
                add(imported);
            }
        });
        // At the end of the order: after the modules that it imports.
        modules.remove(module);
        modules.put(module, function(module, text));
    }

    private static String function(String module, String text) {
        String exports =
                EXPORT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(", "));
        String body = IMPORT.matcher(EXPORT.matcher(text).replaceAll("")).replaceAll(ScriptBundle::constants);
        Matcher other = OTHER.matcher(body);
        Assert.state(!other.find(), () -> module + " has an import or export of another form: " + other.group());
        return "const %s = (() => {\n%s\nreturn { %s };\n})();\n".formatted(variable(module), body.strip(), exports);
    }

    private static String constants(MatchResult imported) {
        String names = imported.group(1);
        return names == null ? "" : "const {" + names + "} = " + variable(imported.group(2) + ".js") + ";";
    }

    private static String variable(String module) {
        return "module_" + module.replaceAll("\\W", "_");
    }
}
