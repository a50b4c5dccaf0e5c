package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.policy.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What dies, and when. */
record ExtensionKill(Victim victim, String state, Action action, boolean automatic) {

    enum Victim {
        WORKER,
        TAB,
        BROWSER,
        PIPELINE
    }

    /** All of them, in random order, in which the victims take turns. */
    static List<ExtensionKill> shuffled(Random random) {
        List<List<ExtensionKill>> byVictim = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            List<ExtensionKill> kills = new ArrayList<>();
            for (String state : ExtensionJob.STATES) {
                for (Action action : Action.values()) {
                    kills.add(new ExtensionKill(victim, state, action, true));
                    kills.add(new ExtensionKill(victim, state, action, false));
                }
            }
            Collections.shuffle(kills, random);
            byVictim.add(kills);
        }
        List<ExtensionKill> all = new ArrayList<>();
        for (int i = 0; i < byVictim.get(0).size(); i++) {
            for (List<ExtensionKill> kills : byVictim) {
                all.add(kills.get(i));
            }
        }
        return all;
    }

    /** A person has pressed Send before. */
    boolean comesAfterSend() {
        return !automatic && ExtensionJob.STATES.indexOf(state) > ExtensionJob.STATES.indexOf("armed");
    }

    String page() {
        return switch (action) {
            case CONNECTION_REQUEST -> "connectable";
            case MESSAGE -> "connected";
            case COMMENT -> "71";
        };
    }
}
