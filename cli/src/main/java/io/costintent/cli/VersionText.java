/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import io.costintent.pricing.PriceBooks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the command and of the prices that come with it. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = VersionText.class.getResourceAsStream("build.properties")) {
      build.load(in);
    }
    return new String[] {
      "costintent " + build.getProperty("version"), "price book " + PriceBooks.bundled().label()
    };
  }
}
