import socketserver

print("[initandlisten] stand-in: waiting for connections on port 27017", flush=True)


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        print("[listener] connection accepted from %s:%d" % self.client_address, flush=True)
        while self.request.recv(4096):
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True


Server(("", 27017), Handler).serve_forever()
