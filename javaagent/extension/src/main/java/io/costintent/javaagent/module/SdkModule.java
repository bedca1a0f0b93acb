/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** The services of an SDK that {@link SdkServices} knows. */
abstract class SdkModule extends CostIntentModule {
  private final SdkServices services;
  private final String door;

  SdkModule(String name, SdkServices services, String door) {
    super(name);
    this.services = services;
    this.door = door;
  }

  @Override
  protected final List<Hook> hooks() {
    String[] methods = services.methods().toArray(new String[0]);
    return List.of(Hook.in(services.types()).methods(methods).takes(2).door(door));
  }

  @Override
  protected final String marker() {
    return services.marker();
  }
}
