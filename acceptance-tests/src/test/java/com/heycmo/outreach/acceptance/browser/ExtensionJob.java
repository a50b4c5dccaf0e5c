package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The job of one draft, with a person who presses Send whenever they can, and for whom time passes while a page does nothing. */
final class ExtensionJob {

    /** In the order in which a job walks through them. */
    static final List<String> STATES =
            List.of("ready", "claimed", "opened", "identified", "composed", "armed", "submitted", "verified");

    private static final Duration LONGER_THAN_ANY_STATE = Duration.ofSeconds(15);

    private final ExtensionBrowser browser;
    private final UUID id;

    ExtensionJob(ExtensionBrowser browser, UUID id) {
        this.browser = browser;
        this.id = id;
    }

    /** Returns as soon as the journal is in this state, in a later one, or has no job of this draft any more. */
    void awaitState(String state) {
        browser.panel().evaluate("""
                ([wanted, states, id]) => new Promise((resolve) => {
                  const look = async () => {
                    const { journal, history } = await chrome.storage.local.get(['journal', 'history']);
                    const over = history?.[0]?.id === id;
                    if (over || states.indexOf(journal?.state) >= states.indexOf(wanted)) end();
                  };
                  const end = () => {
                    chrome.storage.local.onChanged.removeListener(look);
                    resolve(true);
                  };
                  chrome.storage.local.onChanged.addListener(look);
                  setTimeout(end, 30000);
                  look();
                })
                """, List.of(state, STATES, id.toString()));
    }

    /** Returns when the job has ended and was reported. */
    void awaitEnd() {
        browser.await(() -> switch (look()) {
            case "over" -> true;
            case "armed" -> {
                pressSend();
                yield false;
            }
            // A fresh page does not show what was sent, or the tab is closed: only a timeout ends that.
            case "idle" -> {
                browser.letTimePass(LONGER_THAN_ANY_STATE);
                yield false;
            }
            default -> false;
        });
    }

    /** One request to the browser, because others are busy in the meantime. */
    private String look() {
        return String.valueOf(browser.panel().evaluate("""
                async (id) => {
                  chrome.runtime.sendMessage({ type: 'work' }).catch(() => {});
                  const { journal, history } = await chrome.storage.local.get(['journal', 'history']);
                  if (!journal) return 'working';
                  const { state, mode, since, looks, reloadedAt } = journal;
                  if (state === 'idle' && history?.[0]?.id === id) return 'over';
                  if (state === 'armed' && mode === 'assisted') return 'armed';
                  const unchanged = (ms) => Date.now() - Math.max(since, reloadedAt) > ms;
                  if (state === 'submitted' && looks > 0 && reloadedAt >= since) return unchanged(800) ? 'idle' : 'working';
                  if (!['opened', 'identified', 'composed'].includes(state) || !unchanged(300)) return 'working';
                  const tabs = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
                  return tabs.length === 0 ? 'idle' : 'working';
                }
                """, id.toString()));
    }

    /** Only where it can be pressed. */
    void pressSend() {
        try {
            browser.linkedInTab().ifPresent(tab -> tab.evaluate("""
                    () => {
                      const button = [...document.querySelectorAll('form [type=submit], [role=dialog] button')].pop();
                      if (button && !button.disabled) button.click();
                    }
                    """));
        } catch (PlaywrightException e) {
            // The tab was closed or left the page meanwhile.
        }
    }
}
