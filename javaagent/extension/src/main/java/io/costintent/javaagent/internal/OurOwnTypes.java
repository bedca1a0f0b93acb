/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesBuilder;
import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/** Keeps the agent from instrumenting what is ours. */
public final class OurOwnTypes implements IgnoredTypesConfigurer {
  @Override
  public void configure(IgnoredTypesBuilder types) {
    types
        .ignoreClass("io.costintent.javaagent.bootstrap.")
        .ignoreClassLoader(AdapterClassLoader.class.getName())
        .ignoreClassLoader(RedisClassLoader.NAME);
  }

  @Override
  public void configure(IgnoredTypesBuilder types, ConfigProperties config) {
    configure(types);
  }
}
