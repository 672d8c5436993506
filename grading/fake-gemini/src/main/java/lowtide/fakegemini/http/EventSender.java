package lowtide.fakegemini.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lowtide.fakegemini.reply.HttpReply;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Sends the events of a stream one by one, and notices that the client has closed the connection. */
final class EventSender {

    private final Answer stream;
    private final EndPoint connection;
    private final SocketChannel socket;

    EventSender(Answer stream, Request request) {
        this.stream = stream;
        this.connection = request.getHttpChannel().getEndPoint();
        this.socket = (SocketChannel) connection.getTransport();
    }

    /** Sends them; the response has its status and headers. */
    void send(HttpServletResponse response) throws IOException {
        HttpReply reply = stream.reply();
        ServletOutputStream out = response.getOutputStream();
        response.flushBuffer();
        List<String> events = reply.sentEvents();
        for (int sent = 0; sent < events.size(); sent++) {
            if (!mayGoOn(sent, false)) {
                connection.close();
                return;
            }
            out.write(events.get(sent).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        if (!mayGoOn(events.size(), true) || reply.isCut()) {
            if (reply.resetsConnection()) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            connection.close();
        }
    }

    private boolean mayGoOn(int sent, boolean isLast) {
        try {
            return stream.pace().await(sent, isLast, this::hasHungUp);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nothing else is read from a connection before its response has ended, and no client sends anything before that. */
    private boolean hasHungUp() {
        try {
            return socket.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
