package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.rustaiide.ai.model.formats.ByteLetters;
import dev.rustaiide.ai.model.formats.BytePairEncoder;
import dev.rustaiide.ai.model.formats.BytePairEncoder.Merge;

/**
 * A tokenizer by byte pairs (Sennrich et al., Neural Machine Translation of Rare Words with Subword Units, 2016), over
 * bytes and words cut as GPT-2 cuts them, so that Hugging Face's tokenizers and llama.cpp read a text as this does.
 */
public final class BytePairs {
    /** What is no text; their numbers come first. */
    public static final List<String> SPECIAL = List.of("<|endoftext|>", "<|fim_prefix|>", "<|fim_suffix|>",
            "<|fim_middle|>", "<|file_sep|>");
    public static final int END = 0;
    static final int PREFIX = 1;
    static final int SUFFIX = 2;
    static final int MIDDLE = 3;
    static final int FILE = 4;

    static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final int BYTES = 256;

    /** The two tokens that each merge joins, in the order in which they were learned. */
    private final List<int[]> merges;
    private final byte[][] bytes;
    private final BytePairEncoder encoder;

    BytePairs(List<int[]> merges) {
        this.merges = List.copyOf(merges);
        bytes = new byte[firstMerge() + merges.size()][];
        for (int i = 0; i < SPECIAL.size(); i++) {
            bytes[i] = SPECIAL.get(i).getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < BYTES; i++) {
            bytes[SPECIAL.size() + i] = new byte[] {(byte) i};
        }
        for (int i = 0; i < merges.size(); i++) {
            int[] pair = merges.get(i);
            byte[] joined = Arrays.copyOf(bytes[pair[0]], bytes[pair[0]].length + bytes[pair[1]].length);
            System.arraycopy(bytes[pair[1]], 0, joined, bytes[pair[0]].length, bytes[pair[1]].length);
            bytes[firstMerge() + i] = joined;
        }
        encoder = new BytePairEncoder(IntStream.range(0, BYTES).map(value -> SPECIAL.size() + value).toArray(),
                IntStream.range(0, merges.size()).mapToObj(rank -> new Merge(merges.get(rank)[0], merges.get(rank)[1],
                        firstMerge() + rank)).toList());
    }

    private static int firstMerge() {
        return SPECIAL.size() + BYTES;
    }

    static long key(int one, int other) {
        return (long) one << 32 | other;
    }

    public int size() {
        return bytes.length;
    }

    public List<int[]> merges() {
        return merges;
    }

    /** The bytes of a token. */
    byte[] bytes(int token) {
        return bytes[token];
    }

    /** Whether {@code token} begins with a line feed. */
    boolean beginsLine(int token) {
        return bytes[token].length > 0 && bytes[token][0] == '\n';
    }

    /** The tokens of {@code text}, in which special ones are not looked for. */
    public int[] encode(String text) {
        return encoder.encode(text);
    }

    /** One token for each byte. */
    static int[] start(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            tokens[i] = SPECIAL.size() + (utf8[i] & 0xFF);
        }
        return tokens;
    }

    /** Puts {@code made} for each {@code pair} in the first {@code size} tokens; how many are left. */
    static int replace(int[] tokens, int size, int[] pair, int made) {
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (i + 1 < size && tokens[i] == pair[0] && tokens[i + 1] == pair[1]) {
                tokens[left++] = made;
                i++;
            } else {
                tokens[left++] = tokens[i];
            }
        }
        return left;
    }

    public String decode(int[] tokens, int from, int to) {
        var all = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            if (tokens[i] >= SPECIAL.size()) {
                all.writeBytes(bytes[tokens[i]]);
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** As Hugging Face's tokenizers has it. */
    public String json() {
        var special = new ArrayList<String>();
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (int i = 0; i < bytes.length; i++) {
            vocabulary.put(letters(i), i);
        }
        for (int i = 0; i < SPECIAL.size(); i++) {
            special.add("{\"id\":" + i + ",\"content\":" + quoted(SPECIAL.get(i)) + ",\"single_word\":false,"
                    + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}");
        }
        var pairs = new ArrayList<String>();
        merges.forEach(pair -> pairs.add(quoted(letters(bytes[pair[0]]) + ' ' + letters(bytes[pair[1]]))));
        var words = new ArrayList<String>();
        vocabulary.forEach((word, number) -> words.add(quoted(word) + ':' + number));
        String byteLevel = "\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":true";
        return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":["
                + String.join(",", special) + "],\"normalizer\":null,\"pre_tokenizer\":{" + byteLevel
                + "},\"post_processor\":null,\"decoder\":{" + byteLevel + "},\"model\":{\"type\":\"BPE\","
                + "\"dropout\":null,\"unk_token\":null,\"continuing_subword_prefix\":null,"
                + "\"end_of_word_suffix\":null,\"fuse_unk\":false,\"byte_fallback\":false,\"ignore_merges\":false,"
                + "\"vocab\":{" + String.join(",", words) + "},\n\"merges\":[" + String.join(",", pairs) + "]}}\n";
    }

    /** How files write a token. */
    public String letters(int token) {
        return token < SPECIAL.size() ? SPECIAL.get(token) : letters(bytes[token]);
    }

    private static String letters(byte[] some) {
        var text = new StringBuilder();
        for (byte each : some) {
            text.append(ByteLetters.of(each & 0xFF));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The merges of a tokenizer that was written before. */
    public static BytePairs of(String json) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < BYTES; i++) {
            numbers.put(letters(new byte[] {(byte) i}), SPECIAL.size() + i);
        }
        var merges = new ArrayList<int[]>();
        int start = json.lastIndexOf("\"merges\":[") + "\"merges\":[".length();
        String list = json.substring(start, json.lastIndexOf("]}}"));
        Matcher pairs = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(list);
        while (pairs.find()) {
            String[] pair = pairs.group(1).replace("\\\"", "\"").replace("\\\\", "\\").split(" ");
            merges.add(new int[] {numbers.get(pair[0]), numbers.get(pair[1])});
            numbers.put(pair[0] + pair[1], firstMerge() + merges.size() - 1);
        }
        return new BytePairs(merges);
    }
}
