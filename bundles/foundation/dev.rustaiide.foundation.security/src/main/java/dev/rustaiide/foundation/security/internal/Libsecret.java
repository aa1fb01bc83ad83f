package dev.rustaiide.foundation.security.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The few functions of libsecret, and of the GLib below it, that it takes to keep passwords. Of an address that C gives
 * nothing is known but what is read here. Any thread may use it; a call ends early when its cancellable is cancelled.
 */
final class Libsecret {
    private static final String SCHEMA = "dev.rustaiide.Secret";
    private static final String DEFAULT_COLLECTION = "default";
    private static final int SEARCH_ALL = 2; // SECRET_SEARCH_ALL: locked ones too, without asking to unlock
    /** SecretSchema: a name, flags, 32 pairs of name and type, of which the first without a name ends them; reserve. */
    private static final long SCHEMA_SIZE = 640;
    private static final long ATTRIBUTES_AT = 16;
    private static final long ATTRIBUTE_SIZE = 16;
    /** GError: domain and code, 4 bytes each, then the message. */
    private static final long MESSAGE_AT = 8;
    private static final int LONGEST_TEXT = 1 << 24;

    private final SymbolLookup library;
    private final MethodHandle store;
    private final MethodHandle lookup;
    private final MethodHandle clear;
    private final MethodHandle search;
    private final MethodHandle attributesOf;
    private final MethodHandle wipe;
    private final MethodHandle newTable;
    private final MethodHandle insert;
    private final MethodHandle valueOf;
    private final MethodHandle unrefTable;
    private final MethodHandle freeList;
    private final MethodHandle unref;
    private final MethodHandle freeError;
    private final MethodHandle newCancellable;
    private final MethodHandle cancel;
    private final MemorySegment schema;

    /** @throws IOException if there is no library {@code name}, or one that lacks what is needed */
    Libsecret(String name, Set<String> attributes) throws IOException {
        try {
            library = SymbolLookup.libraryLookup(name, Arena.global());
            store = function("secret_password_storev_sync", JAVA_INT, 7);
            lookup = function("secret_password_lookupv_sync", ADDRESS, 4);
            clear = function("secret_password_clearv_sync", JAVA_INT, 4);
            search = handle("secret_password_searchv_sync",
                    FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
            attributesOf = function("secret_retrievable_get_attributes", ADDRESS, 1);
            wipe = function("secret_password_free", null, 1);
            newTable = function("g_hash_table_new", ADDRESS, 2);
            insert = function("g_hash_table_insert", JAVA_INT, 3);
            valueOf = function("g_hash_table_lookup", ADDRESS, 2);
            unrefTable = function("g_hash_table_unref", null, 1);
            freeList = function("g_list_free_full", null, 2);
            unref = function("g_object_unref", null, 1);
            freeError = function("g_error_free", null, 1);
            newCancellable = function("g_cancellable_new", ADDRESS, 0);
            cancel = function("g_cancellable_cancel", null, 1);
        } catch (IllegalArgumentException | java.util.NoSuchElementException missing) {
            throw new IOException(name + " is not installed, or too old.", missing);
        }
        schema = schema(attributes);
    }

    private MethodHandle function(String name, @Nullable MemoryLayout result, int addresses) {
        var arguments = new MemoryLayout[addresses];
        java.util.Arrays.fill(arguments, ADDRESS);
        return handle(name, result == null ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(result, arguments));
    }

    private MethodHandle handle(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    private static MemorySegment schema(Set<String> attributes) {
        Arena arena = Arena.ofAuto();
        MemorySegment schema = arena.allocate(SCHEMA_SIZE, 8);
        schema.set(ADDRESS, 0, Arena.global().allocateFrom(SCHEMA));
        long at = ATTRIBUTES_AT;
        for (String attribute : attributes) {
            schema.set(ADDRESS, at, Arena.global().allocateFrom(attribute)); // of type 0, a string
            at += ATTRIBUTE_SIZE;
        }
        return schema;
    }

    /** Ends, from another thread, the calls that were given it. */
    final class Cancellable implements AutoCloseable {
        private final MemorySegment object = (MemorySegment) call(newCancellable);
        private boolean closed;

        synchronized void cancel() {
            if (!closed) {
                call(cancel, object);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            call(unref, object);
        }
    }

    /** Keeps {@code utf8}, which has no NUL, in the default collection. */
    void store(Map<String, String> attributes, String label, byte[] utf8, Cancellable cancellable) throws IOException {
        try (var arena = Arena.ofConfined(); var table = new Table(attributes, arena); var error = new Error(arena)) {
            MemorySegment password = arena.allocate(utf8.length + 1L);
            MemorySegment.copy(utf8, 0, password, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, utf8.length);
            boolean stored = (int) call(store, schema, table.address, arena.allocateFrom(DEFAULT_COLLECTION),
                    arena.allocateFrom(label), password, cancellable.object, error.place) != 0;
            password.fill((byte) 0);
            error.check();
            if (!stored) {
                throw new IOException("The keyring did not keep it.");
            }
        }
    }

    /** The password with these attributes in UTF-8; null if there is none. */
    byte @Nullable [] lookup(Map<String, String> attributes, Cancellable cancellable) throws IOException {
        try (var arena = Arena.ofConfined(); var table = new Table(attributes, arena); var error = new Error(arena)) {
            var found = (MemorySegment) call(lookup, schema, table.address, cancellable.object, error.place);
            error.check();
            if (found.address() == 0) {
                return null;
            }
            try {
                return bytes(found);
            } finally {
                call(wipe, found);
            }
        }
    }

    /** Forgets the password with these attributes; false if there was none. */
    boolean clear(Map<String, String> attributes, Cancellable cancellable) throws IOException {
        try (var arena = Arena.ofConfined(); var table = new Table(attributes, arena); var error = new Error(arena)) {
            boolean cleared = (int) call(clear, schema, table.address, cancellable.object, error.place) != 0;
            error.check();
            return cleared;
        }
    }

    /** What the passwords with these attributes have as {@code attribute}. */
    Set<String> search(Map<String, String> attributes, String attribute, Cancellable cancellable) throws IOException {
        try (var arena = Arena.ofConfined(); var table = new Table(attributes, arena); var error = new Error(arena)) {
            var list = (MemorySegment) call(search, schema, table.address, SEARCH_ALL, cancellable.object,
                    error.place);
            error.check();
            var values = new TreeSet<String>();
            for (MemorySegment node = list; node.address() != 0;) {
                node = node.reinterpret(2 * ADDRESS.byteSize()); // GList: data, next
                var found = (MemorySegment) call(attributesOf, node.get(ADDRESS, 0));
                var value = (MemorySegment) call(valueOf, found, arena.allocateFrom(attribute));
                if (value.address() != 0) {
                    values.add(new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8));
                }
                call(unrefTable, found);
                node = node.get(ADDRESS, ADDRESS.byteSize());
            }
            call(freeList, list, library.findOrThrow("g_object_unref"));
            return values;
        }
    }

    /** A GHashTable of texts that live as long as {@code arena}. */
    private final class Table implements AutoCloseable {
        private final MemorySegment address = (MemorySegment) call(newTable, library.findOrThrow("g_str_hash"),
                library.findOrThrow("g_str_equal"));

        Table(Map<String, String> texts, Arena arena) {
            texts.forEach((key, value) -> call(insert, address, arena.allocateFrom(key), arena.allocateFrom(value)));
        }

        @Override
        public void close() {
            call(unrefTable, address);
        }
    }

    /** Where a function leaves a GError. */
    private final class Error implements AutoCloseable {
        private final MemorySegment place;

        Error(Arena arena) {
            place = arena.allocate(ADDRESS);
        }

        void check() throws IOException {
            MemorySegment error = place.get(ADDRESS, 0);
            if (error.address() != 0) {
                MemorySegment message = error.reinterpret(MESSAGE_AT + ADDRESS.byteSize()).get(ADDRESS, MESSAGE_AT);
                String text = new String(bytes(message), java.nio.charset.StandardCharsets.UTF_8).strip();
                throw new IOException(text.endsWith(".") ? text : text + '.');
            }
        }

        @Override
        public void close() {
            MemorySegment error = place.get(ADDRESS, 0);
            if (error.address() != 0) {
                call(freeError, error);
            }
        }
    }

    private static byte[] bytes(MemorySegment text) {
        MemorySegment open = text.reinterpret(LONGEST_TEXT);
        int length = 0;
        while (open.get(java.lang.foreign.ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        return open.asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            Object result = function.invokeWithArguments(arguments);
            return result == null ? MemorySegment.NULL : result;
        } catch (Throwable fault) { // boundary: C throws nothing, and the handles fit their functions
            throw new IllegalStateException(fault);
        }
    }
}
