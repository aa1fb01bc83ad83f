package dev.rustaiide.ai.inference.llama.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.inference.llama.internal.child.Order;
import dev.rustaiide.ai.inference.llama.internal.child.Report;
import dev.rustaiide.ai.inference.llama.internal.child.Wire;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;

/** One life of the child of a model. Whoever asks it something has a queue in which its reports come. */
final class ModelProcess {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final int SIGNALS = 128;
    private static final int KILLED = 9;
    private static final String AGAIN = "Ask again; the model is started anew.";

    private final Child child;
    private final OutputStream orders;
    private final Map<Integer, BlockingQueue<Report>> queues = new ConcurrentHashMap<>();
    private volatile String last = "";
    /** Why it has ended; what it says meanwhile changes nothing of that. */
    private volatile String fate = "";
    private volatile boolean over;

    private ModelProcess(Child child) {
        this.child = child;
        this.orders = child.stdin();
    }

    /** Starts {@code command}; {@code ready} gets the first report, which says whether the model could be loaded. */
    static ModelProcess start(Processes processes, Command command, BlockingQueue<Report> ready)
            throws FailureException {
        var process = new ModelProcess(processes.start(command));
        process.queues.put(Report.ALL, ready);
        // Both last as long as the process, whoever happened to start it. Two that wait for a pipe on virtual threads
        // would hold the carriers of two processors, and all others might wait for ever.
        Child child = process.child;
        Correlation.apart(() -> Call.startNative("reports of llama.cpp", scope -> process.read(child.stdout())));
        Correlation.apart(() -> Call.startNative("errors of llama.cpp", scope -> process.listen(child.stderr())));
        return process;
    }

    long pid() {
        return child.pid();
    }

    boolean isOver() {
        return over;
    }

    /** Gives {@code order}; what becomes of it comes into {@code queue}. */
    void begin(Order.Write order, BlockingQueue<Report> queue) {
        queues.put(order.id(), queue);
        send(order);
        if (over) {
            // It has ended meanwhile, maybe before the queue was there.
            queue.add(lost());
        }
    }

    /** Nobody waits for {@code id} any more. */
    void stop(int id) {
        if (queues.remove(id) != null && !over) {
            send(new Order.Stop(id));
        }
    }

    void forget(int id) {
        queues.remove(id);
    }

    private void send(Order order) {
        try {
            synchronized (orders) {
                orders.write(Wire.bytes(order));
                orders.flush();
            }
        } catch (IOException gone) {
            // Its reports end too, and whoever reads them tells all that wait.
            LoggerFactory.getLogger(ModelProcess.class).debug("The child {} hears nothing more", pid(), gone);
        }
    }

    private Void read(InputStream in) {
        try {
            while (true) {
                hand(Wire.report(in));
            }
        } catch (StreamCorruptedException broken) {
            child.exit().cancel();
            end("llama.cpp says what is not understood: " + broken.getMessage() + '.');
        } catch (IOException ended) {
            end(reason());
        }
        return null;
    }

    private void hand(Report report) {
        int id = switch (report) {
            case Report.Ready ready -> Report.ALL;
            case Report.Piece piece -> piece.id();
            case Report.End end -> end.id();
            case Report.Refused refused -> refused.id();
            case Report.TooLong tooLong -> tooLong.id();
        };
        BlockingQueue<Report> queue = queues.get(id);
        if (queue != null) {
            queue.add(report);
        }
    }

    private void end(String why) {
        fate = why;
        over = true;
        queues.values().forEach(queue -> queue.add(lost()));
    }

    private String reason() {
        try {
            int code = child.exit().await(GOODBYE);
            return code == SIGNALS + KILLED ? "The process of llama.cpp was killed, maybe because memory ran out."
                    : code > SIGNALS ? "llama.cpp crashed with signal " + (code - SIGNALS) + said()
                    : "llama.cpp ended with code " + code + said();
        } catch (TimeoutException | ExecutionException stays) {
            child.exit().cancel();
            return "llama.cpp does not answer any more.";
        } catch (InterruptedException stopped) {
            return "The model was closed.";
        }
    }

    private String said() {
        String words = last;
        return words.isBlank() ? "." : ": " + words + (words.endsWith(".") ? "" : ".");
    }

    private Report lost() {
        return new Report.Refused(Report.ALL, fate, AGAIN);
    }

    /** Keeps its last words. */
    private Void listen(InputStream in) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !over) {
                    last = line.strip().substring(0, Math.min(line.strip().length(), 300));
                }
            }
        }
        return null;
    }

    /** Tells the child that there is no more to do, and ends it if it does not end by itself. */
    void close() {
        try {
            orders.close();
        } catch (IOException gone) {
            LoggerFactory.getLogger(ModelProcess.class).debug("The child {} was gone", pid(), gone);
        }
        child.exit().cancelAfter(GOODBYE);
    }

    /** A queue for reports. */
    static BlockingQueue<Report> queue() {
        return new LinkedBlockingQueue<>();
    }
}
