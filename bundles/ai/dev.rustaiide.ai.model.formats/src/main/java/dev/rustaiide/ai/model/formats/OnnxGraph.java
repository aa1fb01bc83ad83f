package dev.rustaiide.ai.model.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph that is being made, by the numbers that fields have in {@code onnx.proto3}. What large tensors hold is
 * asked for when the file is written, one after the other.
 */
final class OnnxGraph {
    static final String MICROSOFT = "com.microsoft";
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    /** Readers of Protocol Buffers take no more. */
    private static final long LARGEST = Integer.MAX_VALUE;

    /** What a tensor is made of, by ONNX's numbers. */
    enum Type {
        FLOAT(1, 4), UINT8(2, 1), INT64(7, 8);

        private final int number;
        private final int bytes;

        Type(int number, int bytes) {
            this.number = number;
            this.bytes = bytes;
        }
    }

    private final ProtobufMessage graph = new ProtobufMessage().text(2, "decoder");
    private int nodes;

    /** An input; each of {@code dimensions} is a number or a name. */
    void input(String name, Type type, Object... dimensions) {
        graph.message(11, value(name, type, dimensions));
    }

    void output(String name, Type type, Object... dimensions) {
        graph.message(12, value(name, type, dimensions));
    }

    private static ProtobufMessage value(String name, Type type, Object... dimensions) {
        var shape = new ProtobufMessage();
        for (Object dimension : dimensions) {
            shape.message(1, dimension instanceof Integer size ? new ProtobufMessage().number(1, size)
                    : new ProtobufMessage().text(2, dimension.toString()));
        }
        var tensor = new ProtobufMessage().number(1, type.number).message(2, shape);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    /** A tensor that is known. */
    String constant(String name, Type type, long[] dimensions, ProtobufMessage.Content values) {
        var tensor = new ProtobufMessage();
        long length = type.bytes;
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
            length *= dimension;
        }
        tensor.number(2, type.number).text(8, name).content(9, length, values);
        graph.message(5, tensor);
        return name;
    }

    String numbers(String name, long... values) {
        return constant(name, Type.INT64, new long[] {values.length}, out -> {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            out.write(bytes.array());
        });
    }

    /** A node of ONNX's own operators with one output, called {@code output}. */
    String node(String operator, String output, Map<String, ?> attributes, String... inputs) {
        add("", operator, List.of(inputs), List.of(output), attributes);
        return output;
    }

    /** A node of ONNX Runtime's operators. */
    void extension(String operator, List<String> outputs, Map<String, ?> attributes, String... inputs) {
        add(MICROSOFT, operator, List.of(inputs), outputs, attributes);
    }

    private void add(String domain, String operator, List<String> inputs, List<String> outputs,
            Map<String, ?> attributes) {
        var node = new ProtobufMessage();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, operator + '_' + nodes++).text(4, operator);
        new LinkedHashMap<>(attributes).forEach((name, value) -> node.message(5, attribute(name, value)));
        graph.message(1, node.text(7, domain));
    }

    private static ProtobufMessage attribute(String name, Object value) {
        var attribute = new ProtobufMessage().text(1, name);
        return value instanceof Float real ? attribute.real(2, real).number(20, 1)
                : attribute.number(3, ((Number) value).longValue()).number(20, 2);
    }

    /** @throws IOException also if the graph is larger than a file of this kind can be */
    void write(Path file) throws IOException {
        var model = new ProtobufMessage().number(1, IR_VERSION).text(2, "Rust AI IDE").message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").number(2, OPSET))
                .message(8, new ProtobufMessage().text(1, MICROSOFT).number(2, 1));
        if (model.size() > LARGEST) {
            throw new IOException("the model has " + model.size() + " bytes, and an ONNX file holds 2 GB at most");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            model.writeTo(out);
        }
    }
}
