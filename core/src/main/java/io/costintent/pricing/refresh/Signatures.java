/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 signatures over the bytes of a book. */
final class Signatures {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_LENGTH = 32;
  private static final int LENGTH = 64;

  /** What X.509 puts before the 32 bytes of such a key. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Signatures() {}

  /** Reads a key: PEM, or base64 of the X.509 form or of the 32 bytes alone. */
  static PublicKey key(String text) {
    StringBuilder base64 = new StringBuilder();
    for (String line : text.lines().toList()) {
      base64.append(line.startsWith("-----") ? "" : line.strip());
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.toString());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509(bytes)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "publicKey: " + e.getMessage() + " (expected: an Ed25519 key, PEM or base64)", e);
    }
  }

  private static byte[] x509(byte[] key) {
    if (key.length != KEY_LENGTH) {
      return key;
    }
    byte[] x509 = new byte[X509_PREFIX.length + KEY_LENGTH];
    System.arraycopy(X509_PREFIX, 0, x509, 0, X509_PREFIX.length);
    System.arraycopy(key, 0, x509, X509_PREFIX.length, KEY_LENGTH);
    return x509;
  }

  /** Whether the signature, 64 bytes or base64 of them, is one of these bytes by that key. */
  static boolean isValid(PublicKey key, byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature.length == LENGTH ? signature : decoded(signature));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] decoded(byte[] base64) {
    return Base64.getMimeDecoder().decode(base64); // which may come in lines
  }
}
