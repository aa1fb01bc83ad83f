package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** What a model makes of text, and the other way round. */
final class Vocabulary {
    private static final int LONGEST_PIECE = 4096;

    private final long address;
    private final int size;
    private final Function tokenize;
    private final Function piece;
    private final Function ends;
    private final long buffer = Arena.global().allocate(LONGEST_PIECE).address();
    private final @Nullable Piece[] pieces;
    private final int begin;
    private final int gapBefore;
    private final int gapAfter;
    private final int gap;

    Vocabulary(Library library, long model) throws Refusal {
        address = library.function("llama_model_get_vocab", 1).call(model);
        size = (int) library.function("llama_vocab_n_tokens", 1).call(address);
        pieces = new Piece[size];
        tokenize = library.function("llama_tokenize", 7);
        piece = library.function("llama_token_to_piece", 6);
        ends = library.function("llama_vocab_is_eog", 2);
        boolean begins = Function.flag(library.function("llama_vocab_get_add_bos", 1).call(address));
        begin = begins ? (int) library.function("llama_vocab_bos", 1).call(address) : -1;
        gapBefore = (int) library.function("llama_vocab_fim_pre", 1).call(address);
        gapAfter = (int) library.function("llama_vocab_fim_suf", 1).call(address);
        gap = (int) library.function("llama_vocab_fim_mid", 1).call(address);
    }

    long address() {
        return address;
    }

    int size() {
        return size;
    }

    /** What each text begins with; negative for nothing. */
    int begin() {
        return begin;
    }

    boolean fillsGaps() {
        return gapBefore >= 0 && gapAfter >= 0 && gap >= 0;
    }

    int gapBefore() {
        return gapBefore;
    }

    int gapAfter() {
        return gapAfter;
    }

    int gap() {
        return gap;
    }

    /**
     * The tokens of {@code text}.
     *
     * @param special whether the names of special tokens in it stand for these; never for text of others
     */
    Tokens tokens(String text, boolean special) {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        var all = new Tokens();
        if (utf.length == 0) {
            return all;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment characters = arena.allocateFrom(ValueLayout.JAVA_BYTE, utf);
            int room = utf.length + 2;
            MemorySegment found = arena.allocate(JAVA_INT, room);
            int count = (int) tokenize.call(address, characters.address(), utf.length, found.address(), room, 0,
                    Function.word(special));
            for (int i = 0; i < count; i++) {
                all.add(found.getAtIndex(JAVA_INT, i));
            }
        }
        return all;
    }

    /** What {@code token} stands for. It is asked at each step, and the same answer given each time. */
    Piece piece(int token) {
        Piece known = pieces[token];
        if (known == null) {
            known = new Piece(bytes(token), Function.flag(ends.call(address, token)));
            pieces[token] = known;
        }
        return known;
    }

    private byte[] bytes(int token) {
        int length = (int) piece.call(address, token, buffer, LONGEST_PIECE, 0, 0);
        byte[] bytes = new byte[Math.max(0, length)];
        MemorySegment.copy(Library.MEMORY, ValueLayout.JAVA_BYTE, buffer, bytes, 0, bytes.length);
        return bytes;
    }

    /**
     * What a token stands for.
     *
     * @param bytes which need not be whole characters; none for special tokens
     * @param ends whether it says that the text is complete
     */
    record Piece(byte[] bytes, boolean ends) {}
}
