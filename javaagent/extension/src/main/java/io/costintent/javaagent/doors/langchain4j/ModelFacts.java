/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.langchain4j;

import io.costintent.call.Guarded;
import io.costintent.javaagent.doors.BaseUrls;
import io.costintent.langchain4j.ModelOptions;
import java.util.List;

/**
 * What models do not tell of themselves: the URL that they call, and whether they call an SDK in
 * which there is a door, too.
 */
final class ModelFacts {
  private static final BaseUrls URLS = new BaseUrls("dev.langchain4j.");
  private static final List<String> ON_AN_SDK =
      List.of(
          "dev.langchain4j.model.azure.",
          "dev.langchain4j.model.bedrock.",
          "dev.langchain4j.model.openaiofficial.");

  static ModelOptions optionsOf(Object model) {
    ModelOptions options = Guarded.get("base URL", () -> at(model), ModelOptions.defaults());
    String name = model.getClass().getName();
    return ON_AN_SDK.stream().anyMatch(name::startsWith) ? options.enclosing() : options;
  }

  private static ModelOptions at(Object model) throws IllegalAccessException {
    String url = URLS.of(model);
    return url == null ? ModelOptions.defaults() : ModelOptions.defaults().withBaseUrl(url);
  }

  private ModelFacts() {}
}
