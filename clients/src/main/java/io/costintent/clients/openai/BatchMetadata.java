/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.JsonValue;
import com.openai.models.batches.BatchCreateParams;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Parts of an intent as metadata of a job, where an application opted for it. */
final class BatchMetadata {
  private static final int MAX_ENTRIES = 16;

  private final Set<IntentKey> keys;

  /** Creates what sends {@code keys}. */
  BatchMetadata(Set<IntentKey> keys) {
    this.keys = keys;
  }

  /** Returns the same job, with what {@code intent} says of the keys. */
  @SuppressWarnings("deprecation") // the only getter that early versions have
  BatchCreateParams added(BatchCreateParams job, CostIntent intent) {
    Map<String, JsonValue> entries = new HashMap<>();
    job.metadata().ifPresent(own -> entries.putAll(own._additionalProperties()));
    int before = entries.size();
    for (IntentKey key : IntentKey.values()) {
      String value = keys.contains(key) ? intent.value(key) : null;
      if (value != null && entries.size() < MAX_ENTRIES) {
        entries.putIfAbsent(key.attribute(), JsonValue.from(value));
      }
    }
    if (entries.size() == before) {
      return job;
    }
    return job.toBuilder()
        .metadata(BatchCreateParams.Metadata.builder().additionalProperties(entries).build())
        .build();
  }

  /** Returns what the metadata of a job says of an intent; nothing unless it was opted for. */
  CostIntent read(JsonNode metadata) {
    CostIntent.Builder intent = CostIntent.builder();
    for (IntentKey key : keys) {
      intent.offer(key, metadata.path(key.attribute()).textValue());
    }
    return intent.build();
  }
}
