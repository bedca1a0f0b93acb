/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import io.costintent.javaagent.bootstrap.CallBridge;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Makes the same calls again and again, each time with another mistake in what the agent does. */
public final class FaultProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address; then, for each call, the name of a door, {@code =} and the
   *     model, to which the name of the fault is added
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    URI baseUrl = URI.create(args[0]);
    // The bridge keeps what was installed first, which is the agent's.
    Field handler = CallBridge.class.getDeclaredField("handler");
    handler.setAccessible(true);
    for (Fault fault : Fault.values()) {
      handler.set(null, fault);
      List<String> calls = Stream.of(args).skip(1).map(call -> call + "." + fault).toList();
      CallProgram.make(baseUrl, calls);
    }
    System.exit(0);
  }

  private FaultProgram() {}
}
