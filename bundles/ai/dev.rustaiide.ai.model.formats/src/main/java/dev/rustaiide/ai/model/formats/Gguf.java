package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * What the header of a GGUF file says of a model (the format of llama.cpp, versions 2 and 3). The weights themselves
 * are not read, but it is known that all of them are there.
 *
 * @param version of the format
 * @param metadata by their names, such as {@code general.architecture}; a list is here if it has up to
 *     {@value #LONGEST_LIST} numbers, truth values or texts, and a text if it has up to {@value #LONGEST_TEXT} bytes
 * @param lengths of all lists in the metadata, those that are left out too
 * @param dataStart where in the file the weights begin, in bytes
 * @param size of the file, in bytes
 */
public record Gguf(int version, Map<String, Json> metadata, Map<String, Long> lengths, List<Tensor> tensors,
        long dataStart, long size) {
    /** Of a list that is kept. */
    public static final int LONGEST_LIST = 1024;
    /** Of a text that is kept, in bytes. */
    public static final int LONGEST_TEXT = 1 << 20;

    /** The first four bytes of each such file. */
    static final String MAGIC = "GGUF";
    /** Of a key or a value in the cache, which llama.cpp keeps as half-precision numbers. */
    private static final int CACHE_BYTES = 2;
    /** What llama.cpp computes with besides: about this much, and the likelihoods of a batch of tokens. */
    private static final long WORK = 64 << 20;
    private static final int BATCH = 512;

    public Gguf {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        lengths = Map.copyOf(lengths);
        tensors = List.copyOf(tensors);
    }

    /** A tensor of the model. {@code numbers} is how many it has, {@code bytes} how much room they take in the file. */
    public record Tensor(String name, List<Long> shape, TensorType type, long numbers, long bytes) {
        public Tensor {
            shape = List.copyOf(shape);
        }
    }

    /** Whether {@code file} begins as these files do. Reads four bytes. */
    public static boolean is(Path file) throws FailureException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC);
        } catch (IOException unreadable) {
            throw GgufReader.unreadable(file, unreadable);
        }
    }

    /**
     * Reads the header of {@code file}, some megabytes at most.
     *
     * @throws FailureException if it cannot be read, is no such file, is damaged, or ends before its weights do
     */
    public static Gguf read(Path file) throws FailureException {
        return GgufReader.read(file);
    }

    /** The kind of net, as llama.cpp calls it, e.g. {@code llama}, {@code qwen3}; empty if the file does not say. */
    public String architecture() {
        return text("general.architecture").orElse("");
    }

    /** What its makers call it. */
    public Optional<String> title() {
        return text("general.name");
    }

    /** As the file has it, usually an SPDX name in lower case. */
    public Optional<String> licence() {
        return text("general.license");
    }

    /** How many numbers it has. */
    public long parameters() {
        return tensors.stream().mapToLong(Tensor::numbers).sum();
    }

    /** How the larger part of its numbers is kept, e.g. {@code Q4_K}; empty if it has none. */
    public Optional<TensorType> quantisation() {
        Map<TensorType, Long> shares = new EnumMap<>(TensorType.class);
        tensors.forEach(tensor -> shares.merge(tensor.type(), tensor.numbers(), Long::sum));
        return shares.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** How many tokens it was trained to read at once; 0 if the file does not say. */
    public int window() {
        return (int) Math.clamp(number("context_length", 0), 0, Integer.MAX_VALUE);
    }

    /** How many tokens it knows; 0 if the file brings none. */
    public long vocabulary() {
        return lengths.getOrDefault("tokenizer.ggml.tokens", 0L);
    }

    /**
     * How it cuts texts: {@code llama} (SentencePiece), {@code gpt2} (byte pairs), {@code bert} (word pieces) and so
     * on; empty if the file brings no tokenizer.
     */
    public String tokenizer() {
        return text("tokenizer.ggml.model").filter(name -> !name.equals("none")).orElse("");
    }

    /** How a conversation is written for it, in Jinja; only models that were taught to talk have one. */
    public Optional<String> chatTemplate() {
        return text("tokenizer.chat_template");
    }

    /** Whether it was taught to fill gaps: it has tokens that tell what is before and behind one. */
    public boolean fillsGaps() {
        return metadata.containsKey("tokenizer.ggml.fim_pre_token_id")
                || metadata.containsKey("tokenizer.ggml.prefix_token_id");
    }

    /** Whether it makes vectors of texts rather than texts. */
    public boolean embeds() {
        return number("pooling_type", 0) > 0 || architecture().contains("bert");
    }

    /** Of how many files this is one; those of a model that was not split say nothing, which is 1. */
    public int parts() {
        return (int) Math.clamp(get("split.count").asLong().orElse(1), 1, Short.MAX_VALUE);
    }

    /** About how many bytes of memory it takes to read and write {@code tokens} with it, weights included. */
    public long memory(int tokens) {
        long weights = tensors.stream().mapToLong(Tensor::bytes).sum();
        double work = WORK + (double) Math.min(tokens, BATCH) * vocabulary() * Float.BYTES;
        return (long) (weights + tokens * cacheBytes() + work);
    }

    /** How many bytes the cache takes for each token; whatever the file says, it does not overflow. */
    private double cacheBytes() {
        long layers = Math.clamp(number("block_count", 0), 0, 10_000);
        long heads = Math.clamp(number("attention.head_count", 1), 1, 100_000);
        long width = Math.clamp(number("embedding_length", 0), 0, 10_000_000);
        long keys = Math.clamp(number("attention.key_length", width / heads), 0, 1_000_000);
        long values = Math.clamp(number("attention.value_length", width / heads), 0, 1_000_000);
        return (double) layers * Math.clamp(number("attention.head_count_kv", heads), 0, 100_000) * (keys + values)
                * CACHE_BYTES;
    }

    /** A number of the architecture; of a list with one for each layer, the largest. */
    private long number(String name, long otherwise) {
        Json value = get(architecture() + '.' + name);
        return value.asLong().orElseGet(() -> value.items().stream()
                .mapToLong(item -> item.asLong().orElse(0)).max().orElse(otherwise));
    }

    private Optional<String> text(String name) {
        return get(name).asString().filter(text -> !text.isBlank());
    }

    private Json get(String name) {
        return metadata.getOrDefault(name, Json.NULL);
    }
}
