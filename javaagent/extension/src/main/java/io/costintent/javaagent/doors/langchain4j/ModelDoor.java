/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.scoring.ScoringModel;
import io.costintent.CostTracking;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Answered;
import io.costintent.javaagent.doors.Denial;
import io.costintent.javaagent.doors.Running;
import io.costintent.langchain4j.ModelInvocation;
import io.costintent.langchain4j.ModelInvocations;
import io.costintent.policy.CallDeniedException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of LangChain4j's models that are calls, of whatever class, in the interface that
 * implements them, or in the class that overrides them. The outermost is the call: what it leads to
 * on the same model is part of it.
 */
public abstract class ModelDoor implements Door {
  private final Class<?> type;
  private final CostTracking tracking;
  private final Map<Object, ModelInvocations> models =
      Collections.synchronizedMap(new WeakHashMap<>());

  private ModelDoor(Class<?> type, CostTracking tracking) {
    this.type = requireNonNull(type, "type");
    this.tracking = requireNonNull(tracking, "tracking");
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    if (target == null || Proxy.isProxyClass(target.getClass())) {
      return null; // what it stands for is entered next
    }
    ModelInvocations its = models.computeIfAbsent(target, this::invocations);
    if (its.isNone(method, target, arguments) || its.isRecordedByAnother(target)) {
      return null;
    }
    ModelInvocation invocation;
    try {
      invocation = its.start(target, arguments);
    } catch (CallDeniedException denial) {
      return method.endsWith("Async") ? Denial.inFuture(denial) : Denial.thrown(denial);
    }
    return invocation.isDenied()
        ? new Answered(null)
        : new Running(
            invocation.context(), invocation.arguments(), invocation::returned, invocation::failed);
  }

  private ModelInvocations invocations(Object model) {
    return ModelInvocations.of(type, tracking, ModelFacts.optionsOf(model));
  }

  /** The door of chats. */
  public static final class Chat extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Chat(CostTracking tracking) {
      super(ChatModel.class, tracking);
    }
  }

  /** The door of chats whose answers are streams. */
  public static final class StreamingChat extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public StreamingChat(CostTracking tracking) {
      super(StreamingChatModel.class, tracking);
    }
  }

  /** The door of embeddings. */
  public static final class Embedding extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Embedding(CostTracking tracking) {
      super(EmbeddingModel.class, tracking);
    }
  }

  /** The door of scores. */
  public static final class Scoring extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Scoring(CostTracking tracking) {
      super(ScoringModel.class, tracking);
    }
  }

  /** The door of images. */
  public static final class Image extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Image(CostTracking tracking) {
      super(ImageModel.class, tracking);
    }
  }

  /** The door of moderation. */
  public static final class Moderation extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Moderation(CostTracking tracking) {
      super(ModerationModel.class, tracking);
    }
  }

  /** The door of completions. */
  public static final class Language extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Language(CostTracking tracking) {
      super(LanguageModel.class, tracking);
    }
  }

  /** The door of completions whose answers are streams. */
  public static final class StreamingLanguage extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public StreamingLanguage(CostTracking tracking) {
      super(StreamingLanguageModel.class, tracking);
    }
  }

  /** The door of transcriptions. */
  public static final class Transcription extends ModelDoor {
    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Transcription(CostTracking tracking) {
      super(AudioTranscriptionModel.class, tracking);
    }
  }

  /** The door of speech, which the oldest version does not have. */
  public static final class Speech extends ModelDoor {
    private static final String TYPE = "dev.langchain4j.model.audio.TextToSpeechModel";

    /** Creates a door whose calls are recorded with {@code tracking}. */
    public Speech(CostTracking tracking) throws ClassNotFoundException {
      super(Class.forName(TYPE, false, Speech.class.getClassLoader()), tracking);
    }
  }
}
