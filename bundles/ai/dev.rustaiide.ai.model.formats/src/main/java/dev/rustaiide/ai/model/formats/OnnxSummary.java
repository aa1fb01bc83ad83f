package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param parameters how many numbers its weights have
 * @param precision of the larger part of its weights, e.g. {@code 16 bit}; empty if it has none
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
        private final Map<String, Weight> weights = new HashMap<>();
        /** Those of which an operator says what is in them. */
        private final Map<String, Weight> packed = new HashMap<>();
        private final Map<String, Long> external = new TreeMap<>();

        /** How many numbers something has, of how many bits each. */
        private record Weight(long numbers, int bits) {}

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
            inputs.removeIf(weights::containsKey); // old writers name them twice
            Map<Integer, Long> precisions = new HashMap<>();
            long parameters = 0;
            weights.putAll(packed);
            for (Weight each : weights.values()) {
                parameters = Math.min(MOST, parameters + each.numbers);
                precisions.merge(each.bits, each.numbers, (one, other) -> Math.min(MOST, one + other));
            }
            String precision = precisions.entrySet().stream().max(Map.Entry.comparingByValue())
                    .map(most -> most.getKey() + " bit").orElse("");
            return new OnnxSummary(producer, inputs, outputs, external, parameters, precision);
        }

        private void graph(MessageReader graph) throws IOException, DamagedException {
            while (graph.next()) {
                switch (graph.field()) {
                    case 1 -> node(graph.message());
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

        /** ONNX Runtime's operator for weights of few bits tells how many there are in its second input. */
        private void node(MessageReader node) throws IOException, DamagedException {
            var names = new ArrayList<String>();
            Map<String, Long> attributes = new HashMap<>();
            String operator = "";
            while (node.next()) {
                switch (node.field()) {
                    case 1 -> add(names, node.text(LONGEST_NAME));
                    case 4 -> operator = node.text(LONGEST_NAME);
                    case 5 -> attribute(node.message(), attributes);
                    default -> { }
                }
            }
            if (operator.equals("MatMulNBits") && names.size() > 1) {
                double numbers = (double) Math.max(0, attributes.getOrDefault("K", 0L))
                        * Math.max(0, attributes.getOrDefault("N", 0L));
                packed.put(names.get(1), new Weight((long) Math.min(numbers, MOST),
                        (int) Math.clamp(attributes.getOrDefault("bits", 4L), 1, 8)));
            }
        }

        private static void attribute(MessageReader attribute, Map<String, Long> attributes)
                throws IOException, DamagedException {
            String name = "";
            long number = 0;
            while (attribute.next()) {
                switch (attribute.field()) {
                    case 1 -> name = attribute.text(LONGEST_NAME);
                    case 3 -> number = attribute.number();
                    default -> { }
                }
            }
            attributes.put(name, number);
        }

        private void tensor(MessageReader tensor) throws IOException, DamagedException {
            long numbers = 1;
            long type = 0;
            String name = "";
            Map<String, String> place = new HashMap<>();
            while (tensor.next()) {
                switch (tensor.field()) {
                    case 1 -> numbers = dimensions(tensor, numbers);
                    case 2 -> type = tensor.number();
                    case 8 -> name = tensor.text(LONGEST_NAME);
                    case 13 -> entry(tensor.message(), place);
                    default -> { }
                }
            }
            if (weights.size() >= MOST_NAMES) {
                throw new DamagedException("has more than " + MOST_NAMES + " weights");
            }
            weights.put(name, new Weight(numbers, bits(type)));
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

        /** By the numbers of TensorProto.DataType; numbers to count with are as good as any. */
        private static int bits(long type) {
            return switch ((int) type) {
                case 1, 6, 7, 11 -> 32;
                case 10, 16, 4, 5 -> 16;
                case 21, 22, 23 -> 4;
                default -> 8;
            };
        }
    }
}
