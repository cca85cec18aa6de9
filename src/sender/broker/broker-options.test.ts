import { describe, expect, test } from 'vitest';
import { ContractError } from '../../error/contract-error.js';
import { type BrokerOptions, checkBrokerOptions } from './broker-options.js';

const RIGHT = { url: 'mqtts://broker.example', uid: 'MYUID01' };

function pointersOf(options: unknown): string[] {
  try {
    checkBrokerOptions(options as BrokerOptions);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    expect(error.code).toBe('INVALID_OPTIONS');
    expect(JSON.stringify(error) + error.message).not.toContain('s3cret');
    return error.issues.map(({ code, pointer }) => (code === 'UNKNOWN_OPTION' ? 'unknown' : pointer));
  }
  return [];
}

describe('options', () => {
  test.each<Partial<BrokerOptions>>([
    {},
    { password: 's3cret', clientId: 'x', protocolVersion: 5 },
    { passwordFile: 'file', certFile: 'file', keyFile: 'file', caFile: 'file', passphrase: 's3cret' },
    { cert: 'x', key: Buffer.from('x'), ca: new Uint8Array(1) },
    { url: 'mqtt://broker.example', reconnect: false, keepaliveSeconds: 0, connectTimeoutMs: 1 },
    { reconnectDelayMs: 40_000 },
    { reconnectDelayMs: 5, longestReconnectDelayMs: 5 },
    { password: undefined, cert: undefined },
    { clientId: 'x', sessionExpirySeconds: 0xffff_ffff, handlerConcurrency: 65_535 },
    { sessionExpirySeconds: 0, handlerConcurrency: 1 },
  ])('%j are right', (options) => {
    expect(pointersOf({ ...RIGHT, ...options })).toEqual([]);
  });

  test.each<[unknown, string[]]>([
    [undefined, ['/url', '/uid']],
    [{ uid: 'x' }, ['/url']],
    [{ ...RIGHT, rejectUnauthorized: false }, ['unknown']],
    [{ ...RIGHT, username: 's3cret' }, ['unknown']],
    [{ ...RIGHT, url: 5 }, ['/url']],
    [{ ...RIGHT, uid: '' }, ['/uid']],
    [{ ...RIGHT, uid: 'a\0b' }, ['/uid']],
    [{ ...RIGHT, password: '' }, ['/password']],
    [{ ...RIGHT, password: 's3cret'.repeat(20_000) }, ['/password']],
    [{ ...RIGHT, password: Buffer.from('s3cret') }, ['/password']],
    [{ ...RIGHT, clientId: '' }, ['/clientId']],
    [{ ...RIGHT, cert: '', key: 5 }, ['/cert', '/key']],
    [{ ...RIGHT, protocolVersion: 3 }, ['/protocolVersion']],
    [{ ...RIGHT, protocolVersion: '5' }, ['/protocolVersion']],
    [{ ...RIGHT, connectTimeoutMs: 0 }, ['/connectTimeoutMs']],
    [{ ...RIGHT, connectTimeoutMs: Number.POSITIVE_INFINITY }, ['/connectTimeoutMs']],
    [{ ...RIGHT, reconnect: 'no' }, ['/reconnect']],
    [{ ...RIGHT, reconnectDelayMs: 0 }, ['/reconnectDelayMs']],
    [{ ...RIGHT, keepaliveSeconds: 1.5 }, ['/keepaliveSeconds']],
    [{ ...RIGHT, keepaliveSeconds: 65_536 }, ['/keepaliveSeconds']],
    [{ ...RIGHT, reconnectDelayMs: 20, longestReconnectDelayMs: 10 }, ['/longestReconnectDelayMs']],
    [{ ...RIGHT, clientId: 'x', sessionExpirySeconds: -1 }, ['/sessionExpirySeconds']],
    [{ ...RIGHT, clientId: 'x', sessionExpirySeconds: 0.5 }, ['/sessionExpirySeconds']],
    [{ ...RIGHT, clientId: 'x', sessionExpirySeconds: 2 ** 32 }, ['/sessionExpirySeconds']],
    [{ ...RIGHT, handlerConcurrency: 0 }, ['/handlerConcurrency']],
    [{ ...RIGHT, handlerConcurrency: 65_536 }, ['/handlerConcurrency']],
    // A session that nobody would find again.
    [{ ...RIGHT, sessionExpirySeconds: 60 }, ['/clientId']],
    // Given twice.
    [{ ...RIGHT, password: 's3cret', passwordFile: 'file' }, ['/passwordFile']],
    [{ ...RIGHT, ca: 's3cret', caFile: 'file' }, ['/caFile']],
    // One without the other.
    [{ ...RIGHT, cert: 's3cret' }, ['/key']],
    [{ ...RIGHT, keyFile: 'file' }, ['/cert']],
    [{ ...RIGHT, passphrase: 's3cret' }, ['/passphrase']],
    // Without encryption: MQTT.js would silently encrypt, or silently ignore the CA.
    [{ ...RIGHT, url: 'mqtt://broker.example', cert: 'x', key: 's3cret' }, ['/cert', '/key']],
    [{ ...RIGHT, url: 'ws://broker.example', caFile: 'file' }, ['/caFile']],
    [{ ...RIGHT, url: 'mqtts://user:s3cret@broker.example' }, ['/url']],
  ])('%j are wrong', (options, pointers) => {
    expect(pointersOf(options)).toEqual(pointers);
  });
});
