package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A valid draft with the record that brought it. */
public record ReceivedDraft(ConsumerRecord<byte[], byte[]> record, Draft draft) {}
