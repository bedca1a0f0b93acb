/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.base.HalfDuplexServiceParam;
import com.alibaba.dashscope.utils.JsonUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.costintent.clients.InputBound;
import io.costintent.clients.PartTypes;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how many input tokens the parameters of a call have at most. Immutable, thread-safe. */
final class ParamBound {
  /** Tools are taken to bring 512 tokens with them, an assumption on the high side. */
  private static final PartTypes PARTS =
      new PartTypes(Set.of(), 0, Set.of(), Set.of("function"), 512, Set.of());

  /** Parts of messages that no text stands for. */
  private static final Set<String> MEDIA = Set.of("image", "video", "audio", "file");

  private final JsonMapper mapper = new JsonMapper();
  private final InputBound input;

  ParamBound(TokenCounter counter) {
    this.input = InputBound.create(PARTS, counter);
  }

  /** Returns the bound, or null for media and for searches, whose results are read too. */
  @Nullable Usage atMost(HalfDuplexServiceParam params, String model) {
    JsonNode body = mapper.valueToTree(JsonUtils.gson.fromJson(params.getHttpBody(), Map.class));
    JsonNode parameters = body.path("parameters");
    boolean searches = parameters.path("enable_search").asBoolean();
    boolean media = MEDIA.stream().anyMatch(name -> body.path("input").findValue(name) != null);
    return searches || media ? null : input.atMost(body, model);
  }
}
