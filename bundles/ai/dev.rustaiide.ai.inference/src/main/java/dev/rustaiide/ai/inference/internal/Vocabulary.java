package dev.rustaiide.ai.inference.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.model.formats.ByteLetters;
import dev.rustaiide.ai.model.formats.BytePairEncoder;
import dev.rustaiide.ai.model.formats.BytePairFile;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Which bytes each token stands for, as Hugging Face's {@code tokenizer.json} has it: pairs of bytes with an alphabet
 * of printable letters (GPT-2), or pieces with {@code ▁} for a space and {@code <0x0A>} for bytes (SentencePiece).
 * Special tokens stand for none: they are never part of a text.
 */
final class Vocabulary {
    private static final byte[] NONE = {};
    private static final int MOST = 1 << 24;

    private final byte[][] bytes;
    private final Map<String, Integer> added = new LinkedHashMap<>();
    private final Optional<BytePairEncoder> pairs;

    private Vocabulary(byte[][] bytes, Optional<BytePairEncoder> pairs) {
        this.bytes = bytes;
        this.pairs = pairs;
    }

    /** @throws FailureException if {@code file} is no such tokenizer */
    static Vocabulary read(Path file) throws FailureException {
        try {
            return of(Json.parse(Files.readString(file)));
        } catch (IOException | JsonException | IllegalArgumentException wrong) {
            throw new FailureException(new Failure.BadContent(file,
                    "It is no tokenizer whose tokens are known: " + wrong.getMessage() + '.',
                    "Install the model again, or choose another one."), wrong);
        }
    }

    static Vocabulary of(Json tokenizer) {
        Map<Integer, String> tokens = tokens(tokenizer.get("model").get("vocab"));
        List<Json> extra = tokenizer.get("added_tokens").items();
        int size = tokens.keySet().stream().mapToInt(id -> id + 1).max().orElse(0);
        for (Json token : extra) {
            size = Math.max(size, number(token.get("id")) + 1);
        }
        if (tokens.isEmpty() || size > 4 * (tokens.size() + extra.size())) {
            throw new IllegalArgumentException("it has " + tokens.size() + " tokens up to number " + size);
        }
        boolean hasLetters = extra.stream().anyMatch(token -> token.string("content", "").length() < 2);
        var vocabulary = new Vocabulary(new byte[size][], hasLetters ? Optional.empty()
                : BytePairFile.encoder(tokenizer));
        Map<Character, Byte> alphabet = usesByteLevel(tokenizer) ? alphabet() : null;
        tokens.forEach((id, token) -> vocabulary.bytes[id] = alphabet == null ? pieceBytes(token)
                : letterBytes(token, alphabet));
        extra.forEach(vocabulary::add);
        return vocabulary;
    }

    /** By number. Unigram models have a list of pairs, others an object. */
    private static Map<Integer, String> tokens(Json vocabulary) {
        Map<Integer, String> tokens = new HashMap<>();
        vocabulary.members().forEach((token, id) -> {
            tokens.put(number(id), token);
        });
        for (Json pair : vocabulary.items()) {
            tokens.put(tokens.size(), pair.items().stream().findFirst().flatMap(Json::asString).orElse(""));
        }
        return tokens;
    }

    private static int number(Json id) {
        long number = id.asLong().orElse(-1);
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("a token has the number " + id.print());
        }
        return (int) number;
    }

    private void add(Json token) {
        int id = number(token.get("id"));
        String content = token.string("content", "");
        added.put(content, id);
        bytes[id] = token.flag("special", false) ? NONE : content.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean usesByteLevel(Json tokenizer) {
        return isByteLevel(tokenizer.get("decoder")) || isByteLevel(tokenizer.get("pre_tokenizer"));
    }

    private static boolean isByteLevel(Json step) {
        Collection<Json> parts = new ArrayList<>(step.get("decoders").items());
        parts.addAll(step.get("pretokenizers").items());
        return step.string("type", "").equals("ByteLevel") || parts.stream().anyMatch(Vocabulary::isByteLevel);
    }

    private static Map<Character, Byte> alphabet() {
        Map<Character, Byte> letters = new HashMap<>();
        for (int value = 0; value < 0x100; value++) {
            letters.put(ByteLetters.of(value), (byte) value);
        }
        return letters;
    }

    private static byte[] letterBytes(String token, Map<Character, Byte> alphabet) {
        var bytes = new ByteArrayOutputStream();
        for (char letter : token.toCharArray()) {
            @Nullable Byte value = alphabet.get(letter);
            if (value == null) {
                return token.getBytes(StandardCharsets.UTF_8); // not of the alphabet: one that was added
            }
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] pieceBytes(String token) {
        if (token.length() == 6 && token.startsWith("<0x") && token.endsWith(">")) {
            return new byte[] {(byte) Integer.parseInt(token.substring(3, 5), 16)};
        }
        return token.replace('▁', ' ').getBytes(StandardCharsets.UTF_8);
    }

    /** Reads text as the tokenizer's own library does; empty if only that can. */
    Optional<BytePairEncoder> pairs() {
        return pairs;
    }

    /** One more than the largest number of a token. */
    int size() {
        return bytes.length;
    }

    /** What {@code token} stands for; nothing if it is special, or no token. */
    byte[] bytes(int token) {
        return token < bytes.length && bytes[token] != null ? bytes[token] : NONE;
    }

    /** The number of a token that is matched as a whole, such as {@code <|im_end|>}. */
    Optional<Integer> added(String content) {
        return Optional.ofNullable(added.get(content));
    }

    /** What those are called. */
    Collection<String> added() {
        return added.keySet();
    }
}
