/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.module.ModuleHooks;
import io.costintent.javaagent.module.SdkServices;
import java.util.List;
import java.util.stream.Stream;

/** What is woven into the SDKs. */
final class Hooks {
  static List<WovenHook> all() {
    return Stream.of(
            ModuleHooks.all().stream().map(WovenHook::of),
            Stream.of(SdkServices.openAi(), SdkServices.anthropic()).map(Hooks::services),
            // the library itself, which hands its clients over to the doors
            Stream.of(OpenAiTracking.class, AnthropicTracking.class).map(Hooks::wrapping))
        .flatMap(hooks -> hooks)
        .toList();
  }

  private static WovenHook services(SdkServices services) {
    Hook hook =
        Hook.in(services.types())
            .methods(services.methods().toArray(String[]::new))
            .takes(2)
            .door(ToldClients.class.getName());
    return new WovenHook(hook, ToldClients::ofServices);
  }

  private static WovenHook wrapping(Class<?> library) {
    Hook hook =
        Hook.in(library.getName())
            .methods("wrap")
            .matching(isPublic())
            .door(ToldClients.class.getName());
    return new WovenHook(hook, tracking -> new ToldClients());
  }

  private Hooks() {}
}
