package dev.rustaiide.foundation.logging.internal.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.internal.UtcTime;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * The trail on the disk, with its head and the lock that processes take in turn. For one thread at a time.
 *
 * <p>Opening looks from the signed head on: a last line that is not whole is what a kill leaves, and goes; anything
 * else that does not fit is damage. A damaged trail is set aside as it is and never written again, and a new one begins
 * that names it.
 */
final class TrailFile implements AutoCloseable {
    /** A signature costs as much as hashing a few hundred records. */
    static final int CHECKPOINT_EVERY = 10_000;

    private static final int PIECE = 1 << 20;
    private static final long RETRY_MS = 2;

    private final Path file;
    private final Path headFile;
    private final Supplier<Optional<Signer>> signers;
    private final Clock clock;
    private final ChainEncoder encoder;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    /** Where the last record ends that this process knows. */
    private long end;
    /** When the first record that waits was handed in: the trail does not begin later. */
    private long earliest = Long.MAX_VALUE;
    /** Records since the last checkpoint that this process wrote. */
    private long unsigned;
    private long signedSequence;

    TrailFile(Path file, Supplier<Optional<Signer>> signers, Clock clock, long process) {
        this.file = file;
        this.headFile = Head.of(file);
        this.signers = signers;
        this.clock = clock;
        this.encoder = new ChainEncoder(process);
    }

    /** One record with what was known when it was handed in. */
    record Pending(AuditRecord record, long time, String correlation) {}

    /** Adds all of {@code group}; they are on the disk when it returns. */
    void write(List<Pending> group) throws IOException {
        earliest = group.getFirst().time();
        try (var locked = lock()) {
            FileChannel out = upToDate();
            for (Pending pending : group) {
                encoder.add(pending.record(), pending.time(), pending.correlation());
                unsigned++;
                if (unsigned >= CHECKPOINT_EVERY) {
                    addCheckpoint();
                }
                if (encoder.size() >= PIECE) {
                    flush(out);
                }
            }
            flush(out);
            out.force(false);
        } catch (IOException failed) {
            close(); // the next use looks what is there
            throw failed;
        }
    }

    /** Signs where the end is now, with a checkpoint in the trail if {@code last}. */
    void sign(boolean last) throws IOException {
        if (channel == null || signers.get().isEmpty()) {
            return; // nothing was written
        }
        try (var locked = lock()) {
            FileChannel out = upToDate();
            if (last && unsigned > 0) {
                addCheckpoint();
                flush(out);
                out.force(false);
            }
            if (encoder.sequence() != signedSequence) {
                writeHead();
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private void addCheckpoint() {
        signers.get().ifPresent(signer -> encoder.add(Signatures.checkpoint(encoder.sequence(), encoder.hash(), signer),
                clock.millis(), ""));
        unsigned = 0;
    }

    private void writeHead() throws IOException {
        Optional<Signer> signer = signers.get();
        if (signer.isPresent()) {
            Head.signed(encoder.sequence(), end, encoder.hash(), clock.millis(), signer.get()).write(headFile);
            signedSequence = encoder.sequence();
        }
    }

    private void flush(FileChannel out) throws IOException {
        ByteBuffer bytes = encoder.take();
        long at = end;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
        end = at;
    }

    /** Other processes wait here for their turn, and so do other trails of this one. */
    private FileLock lock() throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        var lockChannel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            try {
                return new ChannelLock(lockChannel.lock());
            } catch (OverlappingFileLockException anotherTrailOfThisProcess) {
                pause(lockChannel);
            } catch (IOException failed) {
                lockChannel.close();
                throw failed;
            }
        }
    }

    private static void pause(FileChannel lockChannel) throws IOException {
        try {
            Thread.sleep(RETRY_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            lockChannel.close();
            throw new IOException("interrupted while another trail is written", stopped);
        }
    }

    private FileChannel upToDate() throws IOException {
        FileChannel open = channel;
        if (open != null && !Objects.equals(key, fileKey())) {
            close();
            open = null;
        }
        if (open != null && open.size() < end) {
            return begin(setAside("records before " + (encoder.sequence() + 1) + " were cut off"));
        }
        if (open != null && open.size() > end && readOn(open).isPresent()) {
            close();
            open = null;
        }
        return open == null ? open() : open;
    }

    private @Nullable Object fileKey() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            return gone;
        }
    }

    private FileChannel open() throws IOException {
        Optional<String> damage = damage();
        FileChannel opened = channel;
        if (damage.isPresent() || opened == null) {
            opened = begin(damage.map(this::setAside).orElse(""));
        }
        return opened;
    }

    /** Opens what is there; tells what is wrong with it. Neither channel nor damage: there is nothing. */
    private Optional<String> damage() throws IOException {
        Optional<Head> head;
        try {
            head = Head.read(headFile);
        } catch (JsonException broken) {
            return Optional.of("the head record cannot be read");
        }
        boolean begun = Files.exists(file) && Files.size(file) > 0;
        if (!begun) {
            return head.map(gone -> "its " + gone.sequence() + " records are gone");
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = opened;
        key = fileKey();
        Optional<String> wrong = start(opened, head).or(() -> wrongIn(opened, head));
        if (wrong.isPresent()) {
            close();
        }
        return wrong;
    }

    private Optional<String> wrongIn(FileChannel opened, Optional<Head> head) {
        try {
            Optional<String> wrong = readOn(opened);
            boolean headGone = wrong.isEmpty() && head.isEmpty() && encoder.sequence() > 1 && namesKey(opened);
            return headGone ? Optional.of("the head record is gone") : wrong;
        } catch (IOException unreadable) {
            return Optional.of("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** From the head on, or from the first record if there is no head. */
    private Optional<String> start(FileChannel opened, Optional<Head> head) throws IOException {
        end = 0;
        unsigned = 0;
        signedSequence = head.map(Head::sequence).orElse(0L);
        encoder.goOn(0, Chain.NOTHING);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Head known = head.get();
        Optional<Signer> signer = signers.get();
        if (signer.isPresent() && !known.isSignedBy(signer.get().verifyingKey())) {
            return Optional.of("the head record is not signed by this user's key");
        }
        byte[] ending = Chain.ascii(known.hash() + "\"}\n");
        byte[] there = new byte[ending.length];
        long from = known.end() - ending.length;
        if (from < 0 || opened.size() < known.end() || opened.read(ByteBuffer.wrap(there), from) != there.length
                || !Arrays.equals(there, ending)) {
            return Optional.of("record " + known.sequence() + " does not end where it did");
        }
        end = known.end();
        encoder.goOn(known.sequence(), Chain.ascii(known.hash()));
        return Optional.empty();
    }

    /** Goes to the end over the records behind {@link #end}, and takes away what an interrupted write has left. */
    private Optional<String> readOn(FileChannel open) throws IOException {
        var chain = new Chain();
        long sequence = encoder.sequence();
        byte[] hash = encoder.hash();
        var lines = new TrailLines(Channels.newInputStream(open.position(end)), end);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            ChainLine parsed = ChainLine.parse(line);
            if (parsed == null || parsed.sequence() != sequence + 1 || !parsed.follows(hash)
                    || !parsed.isWhole(chain)) {
                return Optional.of("record " + (sequence + 1) + " does not fit to the one before");
            }
            sequence++;
            hash = parsed.hash();
            unsigned++;
        }
        if (open.size() > lines.end()) {
            LoggerFactory.getLogger(TrailFile.class).warn("The audit trail ends with {} bytes of an interrupted write; "
                    + "they were never confirmed and are removed", open.size() - lines.end());
            open.truncate(lines.end());
        }
        end = lines.end();
        encoder.goOn(sequence, hash);
        return Optional.empty();
    }

    private static boolean namesKey(FileChannel open) throws IOException {
        byte[] first = new TrailLines(Channels.newInputStream(open.position(0)), 0).next();
        ChainLine line = first == null ? null : ChainLine.parse(first);
        return line != null && line.entry().filter(entry -> entry.record().details().containsKey("key")).isPresent();
    }

    /** Keeps the damaged trail as evidence. Gives the name that it has now, and why. */
    private String setAside(String reason) {
        String stamp = "-touched-" + UtcTime.of(clock.millis()).replace(':', '-');
        Path aside = file.resolveSibling(file.getFileName() + stamp);
        LoggerFactory.getLogger(TrailFile.class).error("The audit trail was touched: {}. It is kept as {}, and a "
                + "new one begins", reason, aside);
        try {
            close();
            if (Files.exists(file)) {
                Files.move(file, aside);
            }
            if (Files.exists(headFile)) {
                Files.move(headFile, Head.of(aside));
            }
        } catch (IOException denied) {
            LoggerFactory.getLogger(TrailFile.class).error("The touched audit trail cannot be set aside", denied);
        }
        return aside.getFileName() + ": " + reason;
    }

    /** The first record names the key, so that nobody can pass off a trail as one that was never signed. */
    private FileChannel begin(String damage) throws IOException {
        FileChannel fresh = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (fresh.size() > 0) {
            fresh.close();
            throw new IOException("a touched trail is in the way: " + damage);
        }
        channel = fresh;
        key = fileKey();
        end = 0;
        unsigned = 0;
        encoder.goOn(0, Chain.NOTHING);
        Map<String, String> details = signers.get().map(signer -> Map.of("key", signer.verifyingKey().toString()))
                .orElse(Map.of());
        encoder.add(new AuditRecord(Signatures.BEGUN, damage, details), Math.min(clock.millis(), earliest), "");
        flush(fresh);
        fresh.force(true);
        writeHead();
        return fresh;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /** Gives back the lock together with its file. */
    private static final class ChannelLock extends FileLock {
        private final FileLock lock;

        ChannelLock(FileLock lock) {
            super(lock.channel(), lock.position(), lock.size(), lock.isShared());
            this.lock = lock;
        }

        @Override
        public boolean isValid() {
            return lock.isValid();
        }

        @Override
        public void release() throws IOException {
            lock.channel().close();
        }
    }
}
