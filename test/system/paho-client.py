"""Receives, or publishes, with paho: told by JSON in its only argument.

Prints "ready" when the broker has agreed to the subscription, then a line for every message:
topic, quality of service, retained flag, and the payload in hexadecimal digits.
"""
import json
import ssl
import sys
import threading

import paho.mqtt.client as mqtt

what = json.loads(sys.argv[1])
lock = threading.Lock()


def say(line):
    with lock:
        print(line, flush=True)


def on_connect(client, _userdata, _flags, code, _properties=None):
    if int(getattr(code, "value", code)) != 0:
        say(f"refused {code}")
        client.disconnect()
    elif "filter" in what:
        client.subscribe(what["filter"], qos=1)
    else:
        threading.Thread(target=publish_all, args=(client,)).start()


def publish_all(client):
    for topic, payload in what["publish"]:
        client.publish(topic, bytes.fromhex(payload), qos=1).wait_for_publish(10)
    client.disconnect()


def on_message(_client, _userdata, message):
    say(f"{message.topic} {message.qos} {int(message.retain)} {message.payload.hex()}")


version = mqtt.MQTTv5 if what["version"] == 5 else mqtt.MQTTv311
client = mqtt.Client(client_id=what.get("clientId", ""), protocol=version)
client.on_connect = on_connect
client.on_subscribe = lambda *_: say("ready")
client.on_message = on_message
if "uid" in what:
    client.username_pw_set(what["uid"], what["password"])
if "ca" in what:
    client.tls_set(what["ca"], what["cert"], what["key"], cert_reqs=ssl.CERT_REQUIRED)
client.connect("127.0.0.1", what["port"])
client.loop_forever()
