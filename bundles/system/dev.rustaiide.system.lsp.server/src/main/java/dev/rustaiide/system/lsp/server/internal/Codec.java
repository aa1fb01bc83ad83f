package dev.rustaiide.system.lsp.server.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonParseException;

/** Messages as LSP4J's objects and as JSON. Any thread may use it. */
final class Codec {
    private final MessageJsonHandler handler;
    private final ReflectiveMessageValidator validator = new ReflectiveMessageValidator();

    Codec() {
        Map<String, JsonRpcMethod> methods =
                new HashMap<>(ServiceEndpoints.getSupportedMethods(org.eclipse.lsp4j.services.LanguageServer.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(LanguageClient.class));
        handler = new MessageJsonHandler(methods);
        handler.setMethodProvider(id -> null);
    }

    /** What came. */
    sealed interface Read {
        /** A message whose parameters have what the protocol demands. */
        record Valid(Message message) implements Read {}

        /**
         * Something else.
         *
         * @param id of a request, to answer it; null if it has none
         */
        record Wrong(@Nullable Either<String, Number> id, ResponseErrorCode code, String why, boolean isAnswered)
                implements Read {}
    }

    Read read(byte[] json) {
        try {
            var in = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
            Message message = handler.parseMessage(in);
            if (message == null) {
                return new Read.Wrong(null, ResponseErrorCode.InvalidRequest, "An empty message.", true);
            }
            if (!(message instanceof ResponseMessage)) {
                validator.consume(message);
            }
            return new Read.Valid(message);
        } catch (MessageIssueException issues) {
            return wrong(issues);
        } catch (JsonParseException unreadable) {
            return new Read.Wrong(null, ResponseErrorCode.ParseError, "The message is no JSON-RPC.", true);
        } catch (RuntimeException strange) { // boundary: LSP4J on what a client made up
            return new Read.Wrong(null, ResponseErrorCode.InvalidRequest, "The message is no JSON-RPC.", true);
        }
    }

    /** A notification is never answered, a request is, by its id. */
    private static Read wrong(MessageIssueException issues) {
        MessageIssue first = issues.getIssues().getFirst();
        ResponseErrorCode code = first.getIssueCode() == ResponseErrorCode.ParseError.getValue()
                ? ResponseErrorCode.ParseError : ResponseErrorCode.InvalidParams;
        boolean isRequest = issues.getRpcMessage() instanceof RequestMessage;
        Either<String, Number> id = issues.getRpcMessage() instanceof RequestMessage request ? request.getRawId()
                : null;
        String why = first.getText().length() > 300 ? first.getText().substring(0, 300) : first.getText();
        return new Read.Wrong(id, code, why, isRequest);
    }

    byte[] write(Message message) {
        return handler.serialize(message).getBytes(StandardCharsets.UTF_8);
    }

    /** A part of a message that the protocol leaves open, as an object of {@code type}. */
    <T> @Nullable T convert(@Nullable Object part, Class<T> type) {
        return handler.getGson().fromJson(handler.getGson().toJsonTree(part), type);
    }
}
