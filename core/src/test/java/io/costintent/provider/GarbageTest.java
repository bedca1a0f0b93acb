/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that went wrong in every way, 20,000 times from a fixed seed. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GarbageTest {
  private static final long SEED = 20261121;
  private static final int ROUNDS = 10_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random = new Random(SEED);
  private final List<UsageReader> readers = List.copyOf(UsageReaders.all());

  @Test
  void read_ofMutatedTreesNeverThrows() {
    for (int round = 0; round < ROUNDS; round++) {
      String name = pick(Bodies.NAMES);
      ObjectNode body = Bodies.json(name);
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutate(body);
      }
      check(Bodies.reader(name), body, round);
      check(pick(readers), body, round);
    }
  }

  @Test
  void read_ofMutatedBytesNeverThrows() {
    for (int round = 0; round < ROUNDS; round++) {
      String name = pick(Bodies.NAMES);
      byte[] body = mutate(Bodies.bytes(name));
      check(Bodies.reader(name), LeanJson.parse(body), round);
      check(pick(readers), LeanJson.parse(body), round);
    }
  }

  private void check(UsageReader reader, JsonNode body, int round) {
    StreamUsageReader stream = reader.stream();
    stream.accept(body);
    stream.accept(body);
    JsonNode usage = Json.first(body, "usage", "usageMetadata");
    for (ResponseFacts facts :
        List.of(reader.read(body), reader.readUsage(usage), stream.facts())) {
      assertThat(oversizedPart(facts.usage())).as("seed %s round %s", SEED, round).isNull();
      assertThat(facts.toString()).isNotNull();
    }
  }

  private static UsageUnit oversizedPart(Usage usage) {
    for (int i = 0; usage != null && i < usage.size(); i++) {
      for (UsageUnit whole : usage.unit(i).parents()) {
        if (usage.has(whole) && usage.quantity(i) > usage.quantity(whole)) {
          return usage.unit(i);
        }
      }
    }
    return null;
  }

  private void mutate(ObjectNode body) {
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(body, containers);
    ContainerNode<?> container = pick(containers);
    if (container instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.set(pick(names), garbage(body));
    }
    if (container instanceof ArrayNode array) {
      array.add(garbage(body));
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container && containers.size() < 10_000) {
      containers.add(container);
      container.forEach(child -> collect(child, containers));
    }
  }

  private JsonNode garbage(ObjectNode body) {
    return switch (random.nextInt(16)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(-random.nextInt(1000));
      case 2 -> NODES.numberNode(Long.MAX_VALUE);
      case 3 -> NODES.numberNode(new BigDecimal("1e999999999"));
      case 4 -> NODES.numberNode(new BigDecimal("1e-999999999"));
      case 5 -> NODES.numberNode(new BigDecimal("12.5"));
      case 6 -> NODES.numberNode(BigInteger.TEN.pow(300));
      case 7 -> NODES.numberNode(Double.NaN);
      case 8 -> NODES.numberNode(Double.POSITIVE_INFINITY);
      case 9 -> NODES.textNode("x".repeat(random.nextInt(2000)));
      case 10 -> NODES.booleanNode(true);
      case 11 -> NODES.objectNode();
      case 12 -> NODES.arrayNode().add(1).add("x").addNull();
      case 13 -> deep();
      case 14 -> body.deepCopy();
      default -> NODES.numberNode(random.nextInt());
    };
  }

  private static JsonNode deep() {
    JsonNode node = NODES.objectNode();
    for (int depth = 0; depth < 200; depth++) {
      node = NODES.objectNode().set("usage", node);
    }
    return node;
  }

  private byte[] mutate(byte[] body) {
    byte[] mutated = Arrays.copyOf(body, body.length - random.nextInt(2) * random.nextInt(50));
    for (int i = random.nextInt(8); i >= 0; i--) {
      String replacements = "{}[]\",:0123456789-eE.truefalsn\\\0\377 ";
      mutated[random.nextInt(mutated.length)] =
          (byte) replacements.charAt(random.nextInt(replacements.length()));
    }
    return mutated;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
