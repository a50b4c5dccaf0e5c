package com.heycmo.outreach.problems.slow;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/** Receives a body of known length without a thread. */
final class ListeningBodyTransfer extends BodyTransfer implements ReadListener {

    private final ServletInputStream stream;

    ListeningBodyTransfer(HttpServletRequest request, BodyTransfers transfers, Duration maxTime) throws IOException {
        super(request, transfers, maxTime, maxTime);
        this.stream = request.getInputStream();
    }

    @Override
    void start() {
        clients().add(this);
        stream.setReadListener(this);
    }

    @Override
    public void onDataAvailable() {
        try {
            while (!hasEnded() && stream.isReady() && !stream.isFinished()) {
                receive(connection().read());
            }
        } catch (IOException e) {
            reject(e);
        }
    }

    @Override
    public void onAllDataRead() {
        complete();
    }

    @Override
    public void onError(Throwable failure) {
        reject(failure);
    }

    @Override
    public void giveWay() {
        reject(tooMany());
    }
}
