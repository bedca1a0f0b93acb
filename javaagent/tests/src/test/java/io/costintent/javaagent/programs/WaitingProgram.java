/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.io.IOException;

/** A service that has nothing to do until its standard input ends. */
public final class WaitingProgram {
  /** Says that it is there, and waits. */
  public static void main(String[] args) throws IOException {
    System.out.println("ready");
    System.out.flush();
    System.in.read();
  }

  private WaitingProgram() {}
}
