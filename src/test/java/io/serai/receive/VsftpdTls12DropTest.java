package io.serai.receive;

import io.serai.servers.RealFtpServer;

class VsftpdTls12DropTest extends RealFtpsDrop {

    @Override
    RealFtpServer.Kind kind() {
        return RealFtpServer.Kind.VSFTPD;
    }

    @Override
    boolean implicit() {
        return false;
    }

    @Override
    String tlsVersions() {
        return "TLSv1.2";
    }
}
