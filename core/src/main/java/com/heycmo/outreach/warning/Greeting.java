package com.heycmo.outreach.warning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a text begins with: "Hi Jane, …". It counts only if everything between the greeting and the next
 * punctuation mark looks like a name.
 */
final class Greeting {

    private static final int MAX_WORDS = 5;

    private static final Pattern GREETING = Pattern.compile(
            "^[^\\p{L}\\p{N}]*(?:hi|hello|hey|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)"
                    + "|hallo|hei|hej|hoi|moin|servus|grüezi|grüß dich|liebe|lieber|liebes|sehr geehrte|sehr geehrter|verehrte"
                    + "|verehrter|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|coucou|cher|chère|hola|buenos días"
                    + "|buenas tardes|buenas noches|buenas|estimado|estimada|querido|querida|ciao|buongiorno|buonasera|salve"
                    + "|caro|cara|gentile|egregio|olá|oi|bom dia|boa tarde|boa noite|prezado|prezada|beste|geachte|goedemorgen"
                    + "|goedemiddag|goedendag|dag|kære|kjære|bästa|cześć|dzień dobry|ahoj)"
                    + "[ \\u00A0]+([^,!.?:;\\n–—…|(/\\p{So}\\p{Sk}]{1,80}?)(?:[,!.?:;\\n–—…|(/\\p{So}\\p{Sk}]| - |$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Their full stop ends no sentence. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "\\b(dr|prof|mr|mrs|ms|mx|st|sr|sra|srta|dott|sig|dipl|ing|med|phil|fr|hr|m|mag|p|\\p{L})\\.(?=[ \\u00A0\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> TITLES = words("""
            dr prof professor professorin doctor doktor mr mrs ms mx miss mister sir madam maam herr herrn frau
            fr hr fräulein monsieur madame mademoiselle m mme mlle señor señora señorita sr sra srta don doña
            signor signora signorina sig dott dottor dottoressa ing dipl med phil mag senhor senhora dona meneer
            mevrouw heer pan pani st phd mba eng rev hon captain coach chef
            """);

    private static final Set<String> PARTICLES = words("""
            von vom van zu zum zur der den de del della di da dos das du la le el al bin ibn ter ten af av und
            and y e et en och og & +
            """);

    /** Capitalised, and nobody's name. */
    private static final Set<String> NOBODY = words("""
            there all everyone everybody team folks friend friends guys ladies gentlemen both you again world
            colleague colleagues neighbor neighbour neighbours connection connections network linkedin hiring
            manager recruiter recruiters recruiting talent hr sales marketing founder founders customer
            customers partner partners community members member reader readers sirs owner ceo cto cfo coo
            department company crew family stranger fellow alumni students from my our your his her their the a
            an its it i im i'm we me this that to as in on at for with just quick hope hoping thanks thank
            congrats congratulations great nice happy love loved saw good well welcome sorry long happy new year
            years monday tuesday wednesday thursday friday saturday sunday january february march april may june
            july august september october november december spring summer zusammen alle allerseits ihr leute
            kollege kollegin kollegen kolleginnen damen herren freunde freund freundin mitglieder netzwerk
            nachbar nachbarin wieder aus ich wir du sie vielen danke glückwunsch gratulation schön guten schöne
            liebe lieber hallo tous toutes équipe cher chère collègue collègues ami amie amis je nous merci
            félicitations bravo messieurs mesdames todos todas equipo amigo amiga amigos colega colegas gracias
            felicidades enhorabuena tutti team collega colleghi amico amica grazie complimenti pessoal equipe
            obrigado parabéns allemaal iedereen alla alle hello hi hey dear ya'll y'all yall
            """);

    private Greeting() {}

    static boolean isToSomebodyElse(String text, String prospectName, @Nullable String prospectCompany) {
        List<String> greeted = names(text);
        return !greeted.isEmpty()
                && Names.areComparable(greeted, prospectName)
                && !Names.haveOneInCommon(greeted, prospectName)
                && (prospectCompany == null || !Names.haveOneInCommon(greeted, prospectCompany));
    }

    /** The words of the greeted name without titles; empty if the text greets nobody by name. */
    private static List<String> names(String text) {
        Matcher greeting = GREETING.matcher(ABBREVIATION.matcher(text).replaceAll("$1 "));
        if (!greeting.find()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        String[] words = greeting.group(1).strip().split("[\\s\\u00A0]+");
        for (String word : words) {
            String folded = word.toLowerCase(Locale.ROOT).replace("’", "'");
            if (NOBODY.contains(folded) || words.length > MAX_WORDS) {
                return List.of();
            }
            if (!TITLES.contains(folded) && !PARTICLES.contains(folded)) {
                if (!Character.isUpperCase(word.codePointAt(0))) {
                    return List.of();
                }
                names.add(word);
            }
        }
        return names;
    }

    private static Set<String> words(String lines) {
        return new HashSet<>(List.of(lines.split("\\s+")));
    }
}
