/** The service worker. It keeps nothing in memory: the browser ends it after thirty idle seconds, at any point. */
import { chromeStore as store } from '../shared/store';
import { Answers } from './answers';
import { type Api, HttpApi } from './api';
import { Machine } from './machine';
import { type Pace, PRODUCTION_PACE } from './pace';
import { ChromeTab } from './tab';
import { Refused } from './refused';
import { Teller } from './teller';

declare const PACE: Pace | null;

const pace = PACE ?? PRODUCTION_PACE;
const version = chrome.runtime.getManifest().version;
const tab = new ChromeTab();
const api = async (): Promise<Api | null> => {
  const pairing = await store.get('pairing');
  return pairing && new HttpApi(pairing.baseUrl, pairing.token, pairing.customerId);
};
const teller = new Teller(store, api, version);
const now = () => Date.now();
const newId = () => crypto.randomUUID();
const machine = new Machine({ store, tab, api, teller, pace, version, now, random: Math.random, newId });
const pause = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
const answers = new Answers(store, tab, api, now, (seconds) => pause(seconds * pace.poll));

const refused = new Refused(store, api);

/** While a job is at work, steps follow each other in this worker; the alarm starts another one if it ends. */
const LONGEST_WAIT_HERE = 20;
const ALARM = 'beat';
const ALARM_MINUTES = 0.5;

let queue: Promise<unknown> = Promise.resolve();
let working = false;

/** One at a time: a step, a click of the person, a look for answers. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const result = queue.then(task, task);
  queue = result.catch(() => undefined);
  return result;
}

async function work(): Promise<void> {
  if (working) return;
  working = true;
  try {
    for (;;) {
      const wait = await inTurn(() => machine.advance()).catch((error: unknown) => {
        // The next step sees what has become of it; the state's timeout ends what never works.
        console.warn(String(error));
        return pace.poll;
      });
      if (wait > LONGEST_WAIT_HERE) break;
      await pause(wait);
    }
    await lookForAnswers(false).catch((error: unknown) => console.warn(String(error)));
  } finally {
    working = false;
  }
}

/** Only between jobs. */
async function lookForAnswers(onRequest: boolean): Promise<number> {
  return inTurn(async () => {
    const idle = (await store.get('journal')).state === 'idle' && !(await store.get('settings')).stopped;
    return idle ? answers.look(onRequest) : 0;
  });
}

const REQUESTS = {
  work: async () => {},
  declined: () => inTurn(() => machine.decline()),
  pressed: ({ hash }: { hash?: string | null }) => inTurn(() => machine.pressed(hash ?? null)),
  answers: () => lookForAnswers(true),
  refused: () => inTurn(() => refused.retry()),
  stopped: () => teller.tell('stopped_by_person'),
} satisfies Record<string, (message: { hash?: string | null }) => Promise<unknown>>;

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const request = REQUESTS[(message as { type: keyof typeof REQUESTS }).type];
  if (!request || sender.id !== chrome.runtime.id) return false;
  request(message as { hash?: string | null })
    .then((value) => answer({ value: value ?? null }))
    .catch((error: unknown) => answer({ error: String(error) }));
  void work();
  return true;
});

function beat(): void {
  void chrome.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
}

// Alarms need not survive a restart of the browser or an update.
chrome.runtime.onStartup.addListener(() => {
  beat();
  void inTurn(() => refused.retry());
  void work();
});
chrome.runtime.onInstalled.addListener(({ reason }) => {
  beat();
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  if (reason === 'install') void chrome.runtime.openOptionsPage();
  void inTurn(() => refused.retry());
  void work();
});
chrome.alarms.onAlarm.addListener(() => void work());
