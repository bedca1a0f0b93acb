/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a request says.
 *
 * @param deployment the deployment that is called, or null where the body names a model
 * @param operation what is asked of it, such as {@code chat/completions}
 */
record AzurePath(@Nullable String deployment, String operation) {
  static final String CHAT = "chat/completions";
  static final String COMPLETIONS = "completions";
  static final String EMBEDDINGS = "embeddings";
  static final String IMAGES = "images/generations";

  private static final String DEPLOYMENTS = "/deployments/";

  /** The longest first: one is the end of another. */
  private static final List<String> OPERATIONS = List.of(CHAT, COMPLETIONS, EMBEDDINGS, IMAGES);

  /** Returns what a path says, or null when it is not that of a model call. */
  static @Nullable AzurePath of(URI url) {
    String path = url.getPath();
    if (path == null) {
      return null;
    }
    int deployments = path.indexOf(DEPLOYMENTS);
    if (deployments < 0) {
      return ofModel(path);
    }
    int name = deployments + DEPLOYMENTS.length();
    int end = path.indexOf('/', name);
    return end > name && OPERATIONS.contains(path.substring(end + 1))
        ? new AzurePath(path.substring(name, end), path.substring(end + 1))
        : null;
  }

  private static @Nullable AzurePath ofModel(String path) {
    for (String operation : OPERATIONS) {
      if (path.endsWith("/" + operation)) {
        return new AzurePath(null, operation);
      }
    }
    return null;
  }

  /** Returns the same place with another deployment. */
  static URI withDeployment(URI url, String deployment) {
    String text = url.toString();
    int name = text.indexOf(DEPLOYMENTS) + DEPLOYMENTS.length();
    String encoded = URLEncoder.encode(deployment, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(text.substring(0, name) + encoded + text.substring(text.indexOf('/', name)));
  }
}
