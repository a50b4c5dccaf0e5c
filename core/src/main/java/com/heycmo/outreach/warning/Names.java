package com.heycmo.outreach.warning;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares names generously: accents, umlauts, initials, short forms and typing errors make no difference. */
final class Names {

    private static final int SHORTEST_ENDING = 3;

    /** Shorter ones differ by a letter because they are other names: Mark and Mary. */
    private static final int SHORTEST_WITH_A_TYPING_ERROR = 5;

    /** Words of one line are one name. */
    private static final Map<String, Set<String>> SHORT_FORMS = shortForms("""
            alexander alexandra alejandro alessandro aleksander alex sandro sascha sasha xander lex alec sandra sandy
            andrew andreas andre andrea andrzej andy drew
            anthony antonio anton toni tony
            anna anne annette hannah hanna ann annie anja nancy anouk
            barbara barb babs bärbel
            benjamin ben benny
            catherine katherine kathryn katharina katarina caterina catalina kate katie kathy cathy kat katja käthe kitty ina
            charles carlos karl carl charlie chuck chas
            christopher christoph christian christina christine kristina chris kris tina topher kit chrissy
            daniel daniela dan danny dani
            david dave davy
            deborah debora deb debbie
            dorothy dorothea dot dottie dolly
            edward eduard eduardo ed eddie ted teddy ned
            edmund ed ned
            elizabeth elisabeth elisabetta isabel isabella liz lizzy beth betty betsy eliza elsa elise lisa lisbeth liesl sissi bella ella lilly
            emilia emily emma milly em
            eugene eugen gene
            eleanor eleonora ellen ella nora nell lenore
            frances francis francisco francesco francesca franca franco franziska franz frank fran frankie paco pancho kiko cisco chico franzi
            frederick friedrich friederike frederik fred freddy fritz rike
            gabriel gabriele gabriela gabriella gabe gabi gaby
            george georg georgina giorgio jorge jürgen georgie schorsch
            gerald gerard gerhard jerry gerry gerd
            gregory gregor grigori greg
            henry heinrich henrik enrico enrique harry hank hal heinz heiner hendrik rik
            ignacio ignatius nacho iggy
            jacob jakob jacobo james jaime diego santiago jim jimmy jamie jake jack
            john johannes johann jan jean juan giovanni ivan ian jack johnny jon jonny hans hannes
            jonathan jon jonny nathan
            joseph josef jose josé giuseppe josip joe joey sepp pepe beppe jupp
            josephine josefine josie fine
            kenneth ken kenny
            lawrence laurence lorenz lorenzo larry lars laurie
            leonard leonardo leon len lenny leo
            louis ludwig luigi luis lou lutz
            magdalena madeleine lena leni maddy lene maggie
            margaret margarete margarita margherita marguerite maggie meg peggy greta gretchen grete rita daisy madge
            maria mary marie miriam maryam mia molly polly mimi mitzi ria
            martha marta patty
            matthew matthias mathias matteo matthieu mathieu matt hias
            maximilian maxim maxwell maxine max
            michael michaela michel miguel mikhail michal mike mick mickey misha michi mischa
            nicholas nikolaus nicolas nicola nicole nikolai nick nicky nik klaus claus niko nico colin kolja
            oliver olivier oliviero olivia ollie olli liv
            patrick patricia patrizia pat paddy patty tricia trish
            peter pietro pedro pierre petra pete piet
            philip philipp filip felipe phil pip
            rebecca rebekka becky becca
            richard riccardo ricardo rick rich dick ricky richie
            robert roberto roberta rupert bob bobby rob robbie bert bertie
            ronald ron ronny
            rudolf rodolfo rudi rolf
            samuel samantha sam sammy
            sebastian bastian sébastien basti seb wastl
            stephen steven stefan stephan stefanie stephanie esteban étienne stefano steve steffi stevie steph
            susan susanne susanna suzanne sue susi susie suzy sanne
            theodore theodor theo ted teddy
            theresa teresa therese tess terry resi
            thomas tomas tommaso tom tommy thom
            timothy timotheus tim timmy
            ulrich ulrike uli ulli rike
            valentina valentin vale tino
            victoria viktoria victor viktor vicky vic
            vincent vincenzo vicente vince enzo vinny
            walter walther walt wally
            wilhelm william guillermo guglielmo guillaume willem will bill billy willy liam willi wim helmut
            wolfgang wolf wolfi
            zachary zacharias zach zack
            """);

    private Names() {}

    /** Whether both are written in the same alphabet. */
    static boolean areComparable(Collection<String> greeted, String name) {
        return greeted.stream().allMatch(Names::isLatin) && isLatin(name);
    }

    static boolean haveOneInCommon(Collection<String> greeted, String name) {
        List<String> words = words(name);
        return words.isEmpty()
                || greeted.stream()
                        .flatMap(each -> words(each).stream())
                        .anyMatch(one -> words.stream().anyMatch(other -> areOne(one, other)));
    }

    private static boolean areOne(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        return longer.startsWith(shorter)
                || (shorter.length() >= SHORTEST_ENDING && longer.endsWith(shorter))
                || (shorter.length() >= SHORTEST_WITH_A_TYPING_ERROR && differByOneLetter(longer, shorter))
                || SHORT_FORMS.getOrDefault(one, Set.of()).contains(other);
    }

    /** One letter more, or another one, or two of them exchanged. */
    private static boolean differByOneLetter(String longer, String shorter) {
        int start = 0;
        while (start < shorter.length() && longer.charAt(start) == shorter.charAt(start)) {
            start++;
        }
        String restOfLonger = longer.substring(start);
        String restOfShorter = shorter.substring(start);
        if (longer.length() == shorter.length()) {
            return restOfLonger.length() <= 1
                    || restOfLonger.substring(1).equals(restOfShorter.substring(1))
                    || (restOfLonger.charAt(0) == restOfShorter.charAt(1)
                            && restOfLonger.charAt(1) == restOfShorter.charAt(0)
                            && restOfLonger.substring(2).equals(restOfShorter.substring(2)));
        }
        return longer.length() == shorter.length() + 1
                && restOfLonger.substring(1).equals(restOfShorter);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("['’]s\\b", "").split("[^\\p{L}\\p{M}]+"))
                .map(Names::fold)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String fold(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "a")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i")
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u");
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private static Map<String, Set<String>> shortForms(String lines) {
        Map<String, Set<String>> forms = new HashMap<>();
        lines.lines()
                .map(line -> Stream.of(line.split(" ")).map(Names::fold).toList())
                .forEach(names -> names.forEach(name ->
                        forms.computeIfAbsent(name, any -> new HashSet<>()).addAll(names)));
        return forms;
    }
}
