package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.ai.model.formats.MessageReader.DamagedException;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What an ONNX file says of a model (IR versions since 3; the messages are those of onnx.proto). The weights themselves
 * are not read, but it is known that those in the file are there.
 *
 * @param producer what wrote it; may be empty
 * @param inputs what the graph is given, without weights
 * @param outputs what it gives
 * @param external the files beside it that have weights, by their names as the model has them, and how long each must
 *     be at least
 * @param parameters how many numbers its weights have; those of few bits count as they are packed
 * @param precision of the larger part of its weights: {@code 32 bit}, {@code 16 bit} or {@code 8 bit}; empty if it has
 *     none
 */
public record OnnxSummary(String producer, List<String> inputs, List<String> outputs, Map<String, Long> external,
        long parameters, String precision) {
    private static final int LONGEST_NAME = 1 << 12;
    private static final int MOST_NAMES = 1 << 16;
    private static final int MOST_FILES = 1 << 10;
    /** No model has as many numbers. */
    private static final long MOST = 1L << 60;

    public OnnxSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        external = Map.copyOf(external);
    }

    /**
     * Reads {@code file} without its weights.
     *
     * @throws FailureException if it cannot be read, is no such file, or is damaged
     */
    public static OnnxSummary read(Path file) throws FailureException {
        try (var channel = FileChannel.open(file)) {
            return new Reading().model(MessageReader.of(channel));
        } catch (DamagedException damaged) {
            throw new FailureException(new Failure.BadContent(file, "It is no whole ONNX file: it "
                    + damaged.getMessage() + '.', "Export or download it again."), damaged);
        } catch (NoSuchFileException missing) {
            throw new FailureException(new Failure.Missing(file), missing);
        } catch (AccessDeniedException denied) {
            throw new FailureException(new Failure.NoPermission(file, "read"), denied);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.BadContent(file, "It cannot be read: " + unreadable.getMessage()
                    + '.', "Choose the file of a model."), unreadable);
        }
    }

    /** What was found so far. */
    private static final class Reading {
        private final List<String> inputs = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final List<String> weights = new ArrayList<>();
        private final Map<String, Long> external = new TreeMap<>();
        private final Map<String, Long> precisions = new HashMap<>();
        private long parameters;

        OnnxSummary model(MessageReader model) throws IOException, DamagedException {
            String producer = "";
            long version = 0;
            boolean hasGraph = false;
            boolean hasOperators = false;
            while (model.next()) {
                switch (model.field()) {
                    case 1 -> version = model.number();
                    case 2 -> producer = model.text(LONGEST_NAME);
                    case 7 -> {
                        graph(model.message());
                        hasGraph = true;
                    }
                    case 8 -> hasOperators = true;
                    default -> { }
                }
            }
            if (version < 3 || !hasGraph || !hasOperators || outputs.isEmpty()) {
                throw new DamagedException(!hasGraph ? "tells of no graph" : outputs.isEmpty() ? "tells of no outputs"
                        : "does not say which operators it needs");
            }
            inputs.removeIf(new HashSet<>(weights)::contains); // old writers name them twice
            String precision = precisions.entrySet().stream().max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey).orElse("");
            return new OnnxSummary(producer, inputs, outputs, external, parameters, precision);
        }

        private void graph(MessageReader graph) throws IOException, DamagedException {
            while (graph.next()) {
                switch (graph.field()) {
                    case 5 -> tensor(graph.message());
                    case 11 -> add(inputs, name(graph.message()));
                    case 12 -> add(outputs, name(graph.message()));
                    default -> { }
                }
            }
        }

        private static void add(List<String> names, String name) throws DamagedException {
            if (names.size() >= MOST_NAMES) {
                throw new DamagedException("has more than " + MOST_NAMES + " inputs or outputs");
            }
            names.add(name);
        }

        private static String name(MessageReader value) throws IOException, DamagedException {
            String name = "";
            while (value.next()) {
                if (value.field() == 1) {
                    name = value.text(LONGEST_NAME);
                }
            }
            return name;
        }

        private void tensor(MessageReader tensor) throws IOException, DamagedException {
            long numbers = 1;
            long type = 0;
            Map<String, String> place = new HashMap<>();
            while (tensor.next()) {
                switch (tensor.field()) {
                    case 1 -> numbers = dimensions(tensor, numbers);
                    case 2 -> type = tensor.number();
                    case 8 -> add(weights, tensor.text(LONGEST_NAME));
                    case 13 -> entry(tensor.message(), place);
                    default -> { }
                }
            }
            parameters = Math.min(MOST, parameters + numbers);
            precisions.merge(precision(type), numbers, (one, other) -> Math.min(MOST, one + other));
            if (place.containsKey("location")) {
                outside(place);
            }
        }

        /** One number, or several packed. */
        private static long dimensions(MessageReader tensor, long numbers) throws IOException, DamagedException {
            long product = numbers;
            for (long each : tensor.numbers()) {
                product = (long) Math.min((double) product * Math.max(0, each), MOST);
            }
            return product;
        }

        private static void entry(MessageReader entry, Map<String, String> place)
                throws IOException, DamagedException {
            String key = "";
            String value = "";
            while (entry.next()) {
                switch (entry.field()) {
                    case 1 -> key = entry.text(LONGEST_NAME);
                    case 2 -> value = entry.text(LONGEST_NAME);
                    default -> { }
                }
            }
            place.put(key, value);
        }

        private void outside(Map<String, String> place) throws DamagedException {
            try {
                long offset = Long.parseLong(place.getOrDefault("offset", "0"));
                long length = Long.parseLong(place.getOrDefault("length", "0"));
                if (offset < 0 || length < 0 || external.size() >= MOST_FILES) {
                    throw new DamagedException("tells of weights that cannot be");
                }
                external.merge(place.get("location"), Math.addExact(offset, length), Math::max);
            } catch (ArithmeticException | NumberFormatException wrong) {
                throw new DamagedException("tells of weights at no place");
            }
        }

        /** By the numbers of TensorProto.DataType. */
        private static String precision(long type) {
            return switch ((int) type) {
                case 1, 6, 7, 11 -> "32 bit";
                case 10, 16, 4, 5 -> "16 bit";
                default -> "8 bit";
            };
        }
    }
}
