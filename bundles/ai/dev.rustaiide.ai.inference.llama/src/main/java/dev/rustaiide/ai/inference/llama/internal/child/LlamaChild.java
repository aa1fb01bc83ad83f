package dev.rustaiide.ai.inference.llama.internal.child;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The child's program: {@code LlamaChild LIBRARIES MODEL WINDOW SEQUENCES THREADS}. It takes {@link Order}s from its
 * input and tells {@link Report}s by its output, until its input ends.
 */
public final class LlamaChild {
    private static final Path SACRIFICE = Path.of("/proc/self/oom_score_adj");
    /** As often as people see text grow smoothly. */
    private static final long SOON_NANOS = 33_000_000;
    private static final long LOOK_NANOS = 2_000_000;

    private final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    private final InputStream in = new FileInputStream(FileDescriptor.in);
    private long looked;
    private long flushed;
    private boolean isGone;

    private LlamaChild() {}

    public static void main(String[] arguments) {
        new LlamaChild().run(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }

    private void run(Path libraries, Path file, int window, int sequences, int threads) {
        offer();
        try {
            var llama = new Llama(libraries);
            serve(llama, llama.load(file), window, sequences, threads);
        } catch (Refusal refused) {
            tell(new Report.Refused(Report.ALL, refused.getMessage(), ""));
            flush();
        } catch (IOException gone) {
            // Whoever started this is not there any more, which is how it ends.
            isGone = true;
        }
        // At once: threads of llama.cpp may still run, and there is nothing to be tidied up.
        Runtime.getRuntime().halt(isGone ? 0 : 1);
    }

    /** If memory runs out, the system shall end this process rather than the one with the user's texts. */
    private static void offer() {
        try {
            Files.writeString(SACRIFICE, "1000");
        } catch (IOException | SecurityException elsewhere) {
            return; // other systems have no such file
        }
    }

    private void serve(Llama llama, long model, int window, int sequences, int threads) throws Refusal, IOException {
        long address = llama.open(model, window, Engine.BATCH, sequences, threads);
        // It is rounded up, but the model has not learned to read so far.
        int room = Math.min(window, (int) llama.library.function("llama_n_ctx_seq", 1).call(address));
        // llama.cpp ends the process if it is given more, and takes less if the window is small.
        int batch = Math.min(Engine.BATCH, (int) llama.library.function("llama_n_batch", 1).call(address));
        var vocabulary = new Vocabulary(llama.library, model);
        var prompts = new Prompts(llama.library, model, vocabulary, room);
        var inbox = new Inbox(llama.library, in);
        Engine[] engine = new Engine[1];
        var helpers = new Threads(llama.library, address, threads);
        var context = new Context(llama.library, address, helpers, () -> isOver(inbox, engine[0]));
        engine[0] = new Engine(vocabulary, prompts, new Sampler.Kinds(llama.library, vocabulary), context,
                new Engine.Limits(room, batch, sequences, threads), this::tell);
        tell(new Report.Ready(room, prompts.hasTemplate()));
        flush();
        while (!isGone) {
            long now = System.nanoTime();
            if (engine[0].isIdle() || now - looked > LOOK_NANOS) {
                inbox.drain(engine[0], engine[0].isIdle());
                looked = now;
            }
            engine[0].step();
            // Whoever reads is woken, and takes a processor from those who compute for longer than a small token takes.
            if (engine[0].isIdle() || engine[0].hasBegun() || System.nanoTime() - flushed > SOON_NANOS) {
                engine[0].tell();
                flush();
            }
        }
    }

    /** Asked by llama.cpp between two parts of a step. */
    private boolean isOver(Inbox inbox, Engine engine) {
        long now = System.nanoTime();
        if (now - looked < LOOK_NANOS) {
            return false;
        }
        looked = now;
        try {
            inbox.drain(engine, false);
        } catch (IOException gone) {
            isGone = true;
        }
        return isGone || engine.isStopped();
    }

    private void tell(Report report) {
        try {
            out.write(Wire.bytes(report));
        } catch (IOException gone) {
            isGone = true;
        }
    }

    private void flush() {
        flushed = System.nanoTime();
        try {
            out.flush();
        } catch (IOException gone) {
            isGone = true;
        }
    }
}
