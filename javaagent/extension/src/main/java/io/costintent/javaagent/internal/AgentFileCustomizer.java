/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.call.Guarded;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizerProvider;
import java.util.function.Function;

/**
 * Puts our parts into the file that configures the agent's OpenTelemetry. Where that fails, the
 * file is used as it is.
 */
abstract class AgentFileCustomizer implements DeclarativeConfigurationCustomizerProvider {
  /** Returns what is used in the place of {@code model}. */
  abstract Object change(Object model);

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // no class of a model is named, which may be gone
  public final void customize(DeclarativeConfigurationCustomizer file) {
    Function<Object, Object> change =
        model -> Guarded.get("configuration file", () -> change(model), model);
    Guarded.run("configuration file", () -> file.addModelCustomizer((Function) change));
  }
}
